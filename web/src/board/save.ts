// The board as a file on the reader's disk: SVG as it is, PNG drawn from it. Knows no document.
import type { Shape } from '../../../shared/board.ts';
import { svgFile } from '../../../shared/board-drawing.ts';
import { t } from '../lib/i18n/words.ts';

/** Pixels for one board unit in a PNG: sharp on dense screens and in print. */
const density = 2;
/** Milliseconds the browser may take to draw the file; and to fetch a download before its address is taken back. */
const patience = 10_000;

export function saveSvg(shapes: readonly Shape[]): void {
  download(new Blob([svgFile(shapes).text], { type: 'image/svg+xml' }), 'whiteboard.svg');
}

/** Throws when the browser cannot draw the picture. */
export async function savePng(shapes: readonly Shape[]): Promise<void> {
  const { text, width, height } = svgFile(shapes);
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = await loaded(address);
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * density);
    canvas.height = Math.ceil(height * density);
    const paper = canvas.getContext('2d');
    if (!paper) throw new Error(t('this browser gives no canvas'));
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error(t('the picture could not be made'));
    download(blob, 'whiteboard.png');
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  await new Promise<void>((resolve, reject) => {
    image.onload = () => resolve();
    image.onerror = () => reject(new Error(t('the drawing could not be read')));
    setTimeout(() => reject(new Error(t('drawing the picture took too long'))), patience);
    image.src = address;
  });
  return image;
}

function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), patience);
}
