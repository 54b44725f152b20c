import { F as ZipReader, ln as configure, vt as Reader, xt as Uint8ArrayWriter } from "./zip-reader.js";
import { R as ZipWriter } from "./zip.js.js";
export { Reader, Uint8ArrayWriter, ZipReader, ZipWriter, configure };
