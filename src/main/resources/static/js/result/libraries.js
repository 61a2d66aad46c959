const ROOT = new URL("../../", import.meta.url);

/** The library that draws charts, loaded when the first chart is drawn. What failed once fails for ever under the same name. */
export const charts = (attempt) => import(new URL(`_static/echarts/6.0.0/dist/echarts.esm.min.mjs${attempt ? `?attempt=${attempt}` : ""}`, ROOT));

/** The library that packs files; it knows no modules and names itself in the window. */
export async function zip() {
  await import(new URL("webjars/jszip/3.10.1/dist/jszip.min.js", ROOT));
  return window.JSZip;
}
