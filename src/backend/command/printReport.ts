import type { ConvertReport } from '../../protocol/convert/convertResult';
import { errorLines, reportJson, reportText } from './convertReport';

/** Outputs on standard output, in words or as one JSON object that has the errors too; errors in words on standard error. */
export function printReport(report: ConvertReport, json: boolean): void {
  process.stdout.write(json ? reportJson(report) : reportText(report));
  process.stderr.write(errorLines(report.errors));
}
