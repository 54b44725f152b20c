import { ln as configure } from "./zip-reader.js";
import { R as ZipWriter } from "./zip.js.js";
export { ZipWriter, configure };
