export { F as ZipReader, I as getEntryDataDescriptorLength } from "./zip-reader.js";
