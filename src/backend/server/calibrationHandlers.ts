import type { Handlers } from './handlers';
import type { CalibrationServices, PathAccess } from './services';

type CalibrationHandlers = Pick<Handlers, keyof CalibrationServices>;

/** Requests whose services ask for every path they come to, those of the request included. */
export function calibrationHandlers(access: PathAccess, services: CalibrationServices): CalibrationHandlers {
  return {
    calibrationPattern: async (request, signal, report) => {
      await access.check(request.input, 'read');
      return services.calibrationPattern(request, { access, signal, report });
    },
    calibrationFit: async (request, signal, report) => {
      await access.check(request.input, 'read');
      return services.calibrationFit(request, { access, signal, report });
    },
    calibrationReferences: (request, signal) => services.calibrationReferences(request, { access, signal })
  };
}
