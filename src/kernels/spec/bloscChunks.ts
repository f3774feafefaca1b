import type { PixelBytes } from '../../core/merlin/pixelFormat';
import type { Content } from './frames';

/** A chunk that another program packed. */
export interface BloscChunk {
  how: string;
  /** The frame that was packed: arguments of frameBytes; 'far' is noise that comes again 9 kB later */
  frame: [content: Content | 'far', rows: number, columns: number, pixelBytes: PixelBytes];
  base64: string;
}

/** Chunks of the frames of these specs as python-blosc 1.11.4 (c-blosc 1.21.7) packs them at level 9. */
export const BLOSC_CHUNKS: readonly BloscChunk[] = [
  {
    how: 'blosclz, bit shuffle, elements of 2, one block',
    frame: ['gold', 32, 33, 2],
    base64:
      'AgEEAkAIAABACAAAjAEAABQAAABgAQAAIwAAAADgIQMfAHYAAAAkAAAAVAYAAPIOAADgJwAAACwAAEDiAAAgyQELAABmAAAAggEAAJgB4CFV4CUAHwAMAAAA8gAAAJQGAACiBgAAICQAALB9AADwqAAAgNkACgAA4wAAABoBAABo4CVY4CIAHwA4AAAAZgEAAAYBAABYAgAAOAYAABAGAAAAaAAAwGsBBgCA1AEAAFKAKOBOAB8AXgAAACoBAABaBgAAaBEAABALAABoCAAAQIQAAEBMAQoAgMUAAACqAQAAWOFQiwEAZoCDHwCmAAAAlhkAALQFAACoPgAAIHYAACBBAAAA+wEAAEgBAgAA6OBQgx8AYAAAAJABAAAuAQAAHgoAAOQwAAAQcgAAsLsAACCFAAoAgCwBAADKAAAAqOFOiQMAAAA+gY8fAHwHAADkEQAAXDwAAAAPAADgZgAAoDUBAIDkAQAANgACAAAA4VAH4EoAAgAAABAAAAAjAAAAAOD/////FAMCAAAA'
  },
  {
    how: 'blosclz, byte shuffle, elements of 2, one block',
    frame: ['gold', 32, 33, 2],
    base64:
      'AgEBAkAIAABACAAA4wAAABQAAAC3AAAAIwAAAADg/2wDBgBZW05NdTnhEHoIAF5FWGIfRiI84A4hCgA8d2hLcEkSZEtL4AwhDAAzcCw1S01TWCcDMVjgCyEMAHBEXDdhMRkNV0hgY+ALIAwAGCYaCBJCdFdbMjMi4AsgDAAicktiIHFYJjB3VSvgCyAMAHEMRncEaA9CRB8jTeALIAwAAGwaE20wFHNfXnQA4A0ACABvQDpGSDQpG+ANHgoAAAAAPw02GjFZAOD/SwACAAAAEAAAACMAAAAA4P////8UAwIAAAA='
  },
  {
    how: 'lz4, bit shuffle, elements of 2, one block',
    frame: ['runs', 32, 32, 2],
    base64: 'AgEkAgAIAAAACAAAOAAAABQAAAAOAAAAHwABAP///+pQAAAAAAAOAAAAHwABAP///+pQAAAAAAA='
  },
  {
    how: 'blosclz, no shuffle, elements of 2, one block',
    frame: ['runs', 32, 32, 2],
    base64: 'AgEAAgAIAAAACAAAOgAAABQAAAAPAAAAIwAAAADg////8wMCAAAADwAAACMAAAAA4P////MDAgAAAA=='
  },
  {
    how: 'blosclz, bit shuffle, elements of 4, one block',
    frame: ['gold', 40, 41, 4],
    base64:
      'AgEEBKAZAACgGQAA+QEAABQAAACfAQAAIwAAAADgQQMfAEwAAAAA+gAAAAAIAgAAAFgMAAAAHAkAAADICQAAAKAW0QAAAGC6AQAAAFYBAAAAdAEAAABoAQDgjQAfAFQAAAAAsAAAAADIAgAAAIIcAAAAwDYAAADYFAAAADAVngAAAECYAAAAABAAAAAAXAEAAACgAOCOAB8AYgAAAACSAQAAAEIHAAAASAwAAADAHQAAAMB5AAAAMBbSAAAAAJUBAACABAAAAAAGAQAAAIgBAOCNAB8ALgAAAAAwAAAAAHAHAAAAAggAAADEKgAAADBmAAAAUBZMAAAAgCAAAAAAlQAAAABwAQAAAFgBAOCNAAEAOsCXHwDyAwAAAAQIAAAA9AkAAAB4XgAAADCzAAAAoBoAAAAACiwAAAAAhAAAAAA44I/MHwB+AAAAAM4AAAAADAAAAADWDQAAAAQiAAAAEDwAAACgEWwAAAAgygAAAIAjAAAAADwBAOOSMx8AFAAAAADcAQAAAGwCAAAA1BIAAAAAAgAAAEAZAAAAcAVdAAAAgLKgEwgAAC4BAAAAgADg/wsAAgAAABIAAAAjAAAAAOD///////9eAwIAAAASAAAAIwAAAADg////////XgMCAAAAEgAAACMAAAAA4P///////14DAgAAAA=='
  },
  {
    how: 'lz4, byte shuffle, elements of 4, one block',
    frame: ['gold', 40, 41, 4],
    base64:
      'AgEhBKAZAACgGQAACAEAABQAAACxAAAAHwABAP//Z288azlyPCd+Ag+PJWBhTwthZ0QqAA2vFGBjGFheEhxfDCoAC88qcAVhAGViIEAnP0IqAArPOQEREB4eFWoGHQYqKQAKzxM6GFcHRRg6dXYsHCkACs9ed0ghURZqalcwbRcpAArPMQNYBHEEM1dJIGcFKQAKvwAkKGEdEAswAQgBKAALoAAARHdiK2kLEG8MAA8CAAtvHRgzCWYdJAALDwIA//8bUAAAAAAAEQAAAB8AAQD///////9VUAAAAAAAEQAAAB8AAQD///////9VUAAAAAAAEQAAAB8AAQD///////9VUAAAAAAA'
  },
  {
    how: 'blosclz, byte shuffle, elements of 1, one block',
    frame: ['runs', 64, 67, 1],
    base64: 'AgEBAcAQAADAEAAAPQAAABQAAAAlAAAAIwAAAADg/////////////////////7cDCwCGhoaGhoaGhoaGhg=='
  },
  {
    how: 'lz4hc, bit shuffle, elements of 1, one block',
    frame: ['runs', 64, 67, 1],
    base64: 'AgEkAcAQAADAEAAAPQAAABQAAAAlAAAAHwABAP////8eL+D/GAL//wgPAQD/////////////aVAAAADg/w=='
  },
  {
    how: 'blosclz, byte shuffle, elements of 2, one block',
    frame: ['noise', 16, 17, 2],
    base64:
      'AgEDAiACAAAgAgAAMAIAAPqAnib+3bwh//dRrkyHdD0NL4VwzI2mButUKSfrGYbKY9J8PU+NO9qs2Artrhx2e+IR5u6lwQz307dRNR9EId/w+7/wD5N99rh/8upcnuRHjzbsrSCUeS4npx2ir4mlVpK7Gs1h2sOaA+EnAciHZEd1bm/lAqNlIOh/zaf2Gcf/1noC6TpHMKW2Q1De48ARr7sMjUoaIM8ALi1E0vR5pLXqqWITgVDTUFLw7NfzUwHPQWRzWCcJlnrLYqbJRQUUzGYIWA5ZGn1elsYNrlX/6H1wenHZu/3x2DvfDxzEY2ZO3EncwjP8PO5G+9PsFG7pBu7SHAxaytgxeEnVNWaq6wWmxD/ijKJey/FvF3wEWvTGpjhqklFmqzCYiB/PZqhSz1IcEu/UfVtcMCevg6MLJ6VQhTLsdn/MdHKaHPV5WdzT/gEpH4EPIcx5oyEnrn4fZbBZNj093viPNxyq7bRLxhu3KTfeV8Hq/Ow2SGAJlj4h30Us5zj4z6NPqfmyeb+C9zqnamswMwxW39iXxMH3CAdp3H58EVlAjI3QUjo+GWJCdwI82ZpRO9pYjeL7wqZgovUiT97alOGG/DF0nvmYohH+U78ucRC0IsczSGp1X3C9NXtZytXdnOegAt0VqMe74VS25ZnxEfnLEow1ekbpUtPbkUXzDoIvC/Nt2h4xFQGrC1Wc3KOksT94AxPXpHLGCyEWo5fQBDIbOMm6wkVSQxA='
  },
  {
    how: 'lz4, bit shuffle, elements of 8, one block',
    frame: ['runs', 30, 31, 8],
    base64:
      'AgEkCBAdAAAQHQAApAAAABQAAAAOAAAAHwABAP///4xQAAAAAAAOAAAAHwABAP///4xQAAAAAAAOAAAAHwABAP///4xQAAAAAAAOAAAAHwABAP///4xQAAAAAAAOAAAAHwABAP///4xQAAAAAAAOAAAAHwABAP///4xQAAAAAAAOAAAAHwABAP///4xQAAAAAAAOAAAAHwABAP///4xQAAAAAAA='
  },
  {
    how: 'blosclz, byte shuffle, elements of 8, one block',
    frame: ['runs', 30, 31, 8],
    base64:
      'AgEBCBAdAAAQHQAArAAAABQAAAAPAAAAIwAAAADg////lQMCAAAADwAAACMAAAAA4P///5UDAgAAAA8AAAAjAAAAAOD///+VAwIAAAAPAAAAIwAAAADg////lQMCAAAADwAAACMAAAAA4P///5UDAgAAAA8AAAAjAAAAAOD///+VAwIAAAAPAAAAIwAAAADg////lQMCAAAADwAAACMAAAAA4P///5UDAgAAAA=='
  },
  {
    how: 'blosclz, bit shuffle, elements of 2, 2 blocks',
    frame: ['runs', 180, 190, 2],
    base64:
      'AgEEAjALAQAAAAEATQQAABgAAAAyBAAAdwIAACMAAAAA4P8uAwIAwP/gCAAB/wfh/y5L4P9SAAAA4gij4AwBAf8f4feCAQAg4fcB4P9PAOYLJ8AB5v8kLwEAAuIhoAEAD+AEKwEAgOAEDuD/GwABAPzCouBUAQD/4QWn4P9bAAEA+OFU0OAqAQH/P+EA9gEA4OAqP+DNAQL/AQDmEzjgTgEA/+EAiuD/3wDsHh7gvAHi/+nc4P8jAOf5efH5AeD/TQDu/yp64AUA6wEEAf8F4AUZ4BMAAQAM4BMd4P8bAO9k/wEAQOH/BZEBAPDrvG7gHwHv/////////1z/8x7g7vn9/1L/AADpMNAB/3/r/wUY4K0A7gHB4AkB//8k/wAAAQAG4TD/8f8qhO////9+/+D//10A7B4e4LwB/0b/AADpC9fp/yTP4P//4wDv//T/7v8qeuAPAP8j/xAA4AYA4f8qhO//dP/g8QD/+f8IhuAAAf///2D/EADg/zMA7////8n//1L/AADg/6UA6haDAf8D4SXNAQCA5gsnwAH2/xovAQDA3/8kmgEABOEhef//Of8gAOD/0QD/lP8gAOD/BgDmEzjgTgH9RiLg///WAOMLnun/Gs/g/2gA/x7/A+H/+f8QAOBSAP//9v8AAOYLJ8AB5v8bL/EAj/Ejef//Of8gAOD/0QDvlP/jAOvg+QH///9g/wAA7B4e4LwB8v//7tzjHuDv/1X/4P/2AO//QP/x/xsr4EEA/2T/EADg/wcA9jAu4BsB45RF7/8G/+D///////9CAO//If////8B/xAA4EYA//85/wAA4AAA/yP/IAD/Bv8QAOD/lwD//wf/QADgVAD/lP8AAOD///9qAAIAAACbAQAAI//////g3gMB/wDg/////xcAAQAg5P//Th0DAIAAwOcRXwH/B+L/GHThAT0B/wXhISsBAAPgBCsBAIDgBA7g/xsAAQD84hG04EIBCP8PAAAAAABAAOD/YQABAPjhQr7gPAEB/z/h/w/85AH64FQBg4Pg/+8AAADiVFrghQHvRv/jC57p/xrP4P+PAAEA4OOFq+BpAehShgEA8OAuzgH/f+P/ai7jFgkA/+4FWeD/WgDhAI/nMlvv/yr/4P//bwDjAOvg+QEC/wEA7Atg4FYB7UYi4P+aAO//M//g///GAOf5ee9S/+D/pQDjFgnvJ//u/zh66wEE/zL/AADg/yoA/2T/AADg/wcA9jAu4K0B5/94eOIDbu//6f/g////2wDz4+DgNAHo/3iG4H8A70b/4P84AO8B//Ejef///7b/EADtA5Dg2gHn/xF45AH64GAB7///////zv/g////////////////////////////////////////////////////////////////////////////////UAACAAAAFwAAACMAAAAA4P//////////////KwMCAAAA'
  },
  {
    how: 'lz4, byte shuffle, elements of 2, 2 blocks',
    frame: ['runs', 180, 190, 2],
    base64:
      'AgEhAjALAQAAAAEAeAIAABgAAABeAgAAGQEAAB9OAQD/////////Ux8AAQD//2wfOQEAiQ8aA///bA8CAP///////////////////////w8f5QEA/yofAgEA//////////8EH5VeG///xR8sAQD/uA+hBP//xQ8CAP//////////vR8QAQDhD70J/3MauoYBH/UBAMkK6wAPAgD///////////oSEgEAH2IBADAv7VZSCf9LT5GRs7NhAWgfHXwAaA8CAP///////////wUfTwEA////KQ9JDB8fjjMAHw8CAP//////////OB9GAQD//9UftwEA/////4MPvQ9EH28BAP//////////SA+rCAofOwEA////gQ+vAwoPAgD///////////////////9iUAAAAAAAJQEAAB8HAQD/////////Ux8AAQD//2wfAgEAiQ8aA///bA8CAP///////////////////////w8fCAEA/yofDgEA//////////8EHw9eG///xQ9NIYkPAgD/HQ+hBP//xQ8CAP//////////vQ9PGOIPvQn/cxoFhgEfAQEAyQrrAA8CAP//////////+hINAQAfDwEAMC8KB1IJ/0svDQ1fAWofC34Aag8CAP///////////wMCswsPAgD///8kD0cMHx8JMwAfDwIA//////////84HwwBAP//1Q/DDv///yQPAgD/TQ+9D0QPrTj/HQ8CAP////////8ZD6sICh8LAQD///8lD4c3SQ+vAwoPAgD///////////////////9iUAAAAAAAFgAAAB8AAQD//////////////yJQAAAAAAA='
  },
  {
    how: 'blosclz, no shuffle, elements of 1, one block',
    frame: ['far', 1, 1, 2],
    base64:
      'AgEAAWgnAABoJwAAfgIAABQAAABmAgAAP/qAnib+3bwh//dRrkyHdD0NL4VwzI2mButUKSfrGYbKH2PSfD1PjTvarNgK7a4cdnviEebupcEM99O3UTUfRCHfH/D7v/APk332uH/y6lye5EePNuytIJR5LienHaKviaVWH5K7Gs1h2sOaA+EnAciHZEd1bm/lAqNlIOh/zaf2Gcf/H9Z6Auk6RzCltkNQ3uPAEa+7DI1KGiDPAC4tRNL0eaS1H+qpYhOBUNNQUvDs1/NTAc9BZHNYJwmWestipslFBRTMH2YIWA5ZGn1elsYNrlX/6H1wenHZu/3x2DvfDxzEY2ZOH9xJ3MIz/DzuRvvT7BRu6Qbu0hwMWsrYMXhJ1TVmqusFH6bEP+KMol7L8W8XfARa9MamOGqSUWarMJiIH89mqFLPH1IcEu/UfVtcMCevg6MLJ6VQhTLsdn/MdHKaHPV5WdzTH/4BKR+BDyHMeaMhJ65+H2WwWTY9Pd74jzccqu20S8YbH7cpN95Xwer87DZIYAmWPiHfRSznOPjPo0+p+bJ5v4L3HzqnamswMwxW39iXxMH3CAdp3H58EVlAjI3QUjo+GWJCH3cCPNmaUTvaWI3i+8KmYKL1Ik/e2pThhvwxdJ75mKIRH/5Tvy5xELQixzNIanVfcL01e1nK1d2c56AC3RWox7vhH1S25ZnxEfnLEow1ekbpUtPbkUXzDoIvC/Nt2h4xFQGrHwtVnNyjpLE/eAMT16RyxgshFqOX0AQyGzjJusJFUkMQAADg//////////////////////////////////////////////9AAAAA////Fv8FSAJSQxA='
  }
];
