/** Reads PDF files, fetched when the first one is looked at. Nothing in them is run: no script, no form, nothing from elsewhere. */
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { bytesOf } from "./preview";

GlobalWorkerOptions.workerSrc = workerUrl;

export type { PDFDocumentProxy };

/** What it takes to read it is let go of by the function beside it. */
export async function openPdf(base64: string): Promise<{ pdf: PDFDocumentProxy; close: () => void }> {
  const task = getDocument({
    data: bytesOf(base64),
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useSystemFonts: true,
  });
  try {
    return { pdf: await task.promise, close: () => void task.destroy() };
  } catch (thrown) {
    void task.destroy();
    throw thrown;
  }
}

/** Draws a page as wide as asked; what it returns stops the drawing. */
export function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): { done: Promise<void>; stop: () => void } {
  let stopped = false;
  let cancel = () => {};
  const draw = async () => {
    const page = await pdf.getPage(number);
    if (stopped) return;
    const natural = page.getViewport({ scale: 1 });
    const density = Math.min(window.devicePixelRatio || 1, 2);
    const viewport = page.getViewport({ scale: (width / natural.width) * density });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const drawing = page.render({ canvas, viewport });
    cancel = () => drawing.cancel();
    await drawing.promise;
  };
  return {
    done: draw(),
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}

export type PageOutline = { number: number; ratio: number; text: string };

/** How tall each page is for its width, and its words for whoever cannot see the picture. */
export async function outlinePage(pdf: PDFDocumentProxy, number: number): Promise<PageOutline> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
  return { number, ratio: height / width, text };
}
