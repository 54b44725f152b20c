// node_modules/@zip.js/zip.js/lib/core/constants.js
const MAX_32_BITS = 4294967295, MAX_16_BITS = 65535, LOCAL_FILE_HEADER_SIGNATURE = 67324752, SPLIT_ZIP_FILE_SIGNATURE = 134695760, DATA_DESCRIPTOR_RECORD_SIGNATURE = SPLIT_ZIP_FILE_SIGNATURE, DIGITAL_SIGNATURE_RECORD_SIGNATURE = 84233040, CENTRAL_FILE_HEADER_SIGNATURE = 33639248, END_OF_CENTRAL_DIR_SIGNATURE = 101010256, ZIP64_END_OF_CENTRAL_DIR_SIGNATURE = 101075792, ZIP64_END_OF_CENTRAL_DIR_LOCATOR_SIGNATURE = 117853008, EXTRAFIELD_TYPE_AES = 39169, EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP = 21589, EXTRAFIELD_TYPE_UNICODE_PATH = 28789, EXTRAFIELD_TYPE_UNICODE_COMMENT = 25461, EXTRAFIELD_TYPE_USDZ = 6534, EXTRAFIELD_TYPE_INFOZIP = 30837, EXTRAFIELD_TYPE_UNIX = 30805, EXTRAFIELD_TYPE_UNIX_TYPE1 = 22613, BITFLAG_LANG_ENCODING_FLAG = 2048, FILE_ATTR_UNIX_TYPE_MASK = 61440, FILE_ATTR_UNIX_TYPE_DIR = 16384, FILE_ATTR_UNIX_TYPE_SYMLINK = 40960, FILE_ATTR_UNIX_TYPE_FILE = 32768, FILE_ATTR_UNIX_SETUID_MASK = 2048, FILE_ATTR_UNIX_SETGID_MASK = 1024, MAX_DATE = new Date(2107, 11, 31, 23, 59, 58), MIN_DATE = new Date(1980, 0, 1), INFINITY_VALUE = Infinity, ERR_LOCAL_FILE_HEADER_NOT_FOUND = "Local file header not found", ERR_OVERLAPPING_ENTRY = "Overlapping entry found", ERR_EXTRAFIELD_ZIP64_NOT_FOUND = "Zip64 extra field not found", UNDEFINED_TYPE = "undefined", FUNCTION_TYPE = "function", OBJECT_TYPE = "object", STRING_TYPE = "string", EMPTY_UINT8_ARRAY = /* @__PURE__ */ new Uint8Array(), SYMBOL_ASYNC_DISPOSE = Symbol.asyncDispose || Symbol(), OPTION_PASSWORD = "password", OPTION_RAW_PASSWORD = "rawPassword", OPTION_PASS_THROUGH = "passThrough", OPTION_SIGNAL = "signal", OPTION_CHECK_AMBIGUITY = "checkAmbiguity", OPTION_USE_WEB_WORKERS = "useWebWorkers", OPTION_USE_COMPRESSION_STREAM = "useCompressionStream", OPTION_PREVENT_CLOSE = "preventClose", OPTION_ENCRYPTION_STRENGTH = "encryptionStrength", OPTION_EXTENDED_TIMESTAMP = "extendedTimestamp", OPTION_NTFS_TIMESTAMP = "ntfsTimestamp", OPTION_KEEP_ORDER = "keepOrder", OPTION_LEVEL = "level", OPTION_BUFFERED_WRITE = "bufferedWrite", OPTION_CREATE_TEMP_STREAM = "createTempStream", OPTION_DATA_DESCRIPTOR_SIGNATURE = "dataDescriptorSignature", OPTION_USE_UNICODE_FILE_NAMES = "useUnicodeFileNames", OPTION_DATA_DESCRIPTOR = "dataDescriptor", OPTION_SUPPORT_ZIP64_SPLIT_FILE = "supportZip64SplitFile", OPTION_ENCODE_TEXT = "encodeText", OPTION_OFFSET = "offset", OPTION_USDZ = "usdz", OPTION_UNIX_EXTRA_FIELD_TYPE = "unixExtraFieldType", OPTION_LOCAL_EXTRA_FIELD = "localExtraField", OPTION_CENTRAL_EXTRA_FIELD = "centralExtraField", OPTION_STRICTNESS = "strictness", OPTION_SIGN_CENTRAL_DIRECTORY = "signCentralDirectory", OPTION_ENTRY = "entry", TEXT_TYPE_FILENAME = "filename", TEXT_TYPE_COMMENT = "comment", STRICTNESS_STRICT = "strict", STRICTNESS_BALANCED = "balanced", STRICTNESS_TOLERANT = "tolerant", PASS_THROUGH_COMPRESSED = "compressed", ERR_INVALID_FUNCTION_OPTION = "Invalid option (must be a function)", ERR_INVALID_SIGNAL = "Invalid signal (must be an AbortSignal instance)", ERR_INVALID_PASSWORD_TYPE = "Invalid password (password must be a string, rawPassword must be a Uint8Array)", ERR_INVALID_PASS_THROUGH_VALUE = "Invalid passThrough option (must be a boolean or 'compressed')", ERR_INVALID_READER_OPTIONS = "Invalid readerOptions (must be an object)", ERR_ABORTED = "The operation was aborted";
function checkFunctionOption(value) {
	if (value && typeof value != "function") throw Error(ERR_INVALID_FUNCTION_OPTION);
	return value;
}
function checkReaderOptionsObject(readerOptions) {
	if (readerOptions && (typeof readerOptions != "object" || Array.isArray(readerOptions))) throw Error(ERR_INVALID_READER_OPTIONS);
	return readerOptions;
}
function checkSignalOption(signal) {
	if (signal && (typeof signal.addEventListener != "function" || typeof signal.aborted != "boolean")) throw Error(ERR_INVALID_SIGNAL);
	return signal || void 0;
}
function throwIfAborted(signal) {
	if (signal && signal.aborted) throw signal.reason === void 0 ? new DOMException(ERR_ABORTED, "AbortError") : signal.reason;
}
function checkPasswordOption(password, rawPassword) {
	if (password && typeof password != "string" || rawPassword && !(rawPassword instanceof Uint8Array)) throw Error(ERR_INVALID_PASSWORD_TYPE);
}
function checkPassThroughOption(passThrough) {
	if (passThrough !== void 0 && typeof passThrough != "boolean" && passThrough !== "compressed") throw Error(ERR_INVALID_PASS_THROUGH_VALUE);
	return passThrough;
}
function checkInteger(value, maxValue, errorMessage) {
	if (!Number.isInteger(value) || value < 0 || value > maxValue) throw Error(errorMessage);
}
function checkIntegerOption(value, maxValue, errorMessage) {
	value !== void 0 && checkInteger(value, maxValue, errorMessage);
}
function toNumber(value) {
	return typeof value == "string" && value.trim() ? Number(value) : value;
}
// node_modules/@zip.js/zip.js/lib/core/configuration.js
const DEFAULT_CHUNK_SIZE$1 = 262144, ERR_INVALID_MAX_WORKERS = "Invalid maxWorkers (must be an integer greater than 0)", ERR_INVALID_BASE_URI = "Invalid baseURI (must be a string)", ERR_INVALID_URI = "Invalid URI (must be a string or a function returning a string)";
let maxWorkers = 2;
try {
	typeof navigator < "u" && navigator.hardwareConcurrency && (maxWorkers = navigator.hardwareConcurrency);
} catch {}
const DEFAULT_CONFIGURATION = {
	workerURI: "./core/web-worker-wasm.js",
	wasmURI: "./core/streams/zlib-wasm/zlib-streams.wasm",
	chunkSize: DEFAULT_CHUNK_SIZE$1,
	maxWorkers,
	terminateWorkerTimeout: 5e3,
	workerStarvationTimeout: 5e3,
	workerStartupTimeout: 5e3,
	useWebWorkers: !0,
	useCompressionStream: !0,
	CompressionStream: typeof CompressionStream < "u" && CompressionStream,
	DecompressionStream: typeof DecompressionStream < "u" && DecompressionStream
}, PROPERTY_NAME_MAX_WORKERS = "maxWorkers", PROPERTY_NAME_BASE_URI = "baseURI", URI_PROPERTY_NAMES = ["wasmURI", "workerURI"], BOOLEAN_PROPERTY_NAMES = ["useCompressionStream", "useWebWorkers"], NUMBER_PROPERTY_NAMES = [
	"chunkSize",
	PROPERTY_NAME_MAX_WORKERS,
	"terminateWorkerTimeout",
	"workerStarvationTimeout",
	"workerStartupTimeout"
], FUNCTION_PROPERTY_NAMES = [
	"createWorker",
	"CompressionStream",
	"DecompressionStream",
	"CompressionStreamFallback",
	"DecompressionStreamFallback"
], CONFIGURABLE_PROPERTY_NAMES = [
	PROPERTY_NAME_BASE_URI,
	...URI_PROPERTY_NAMES,
	...BOOLEAN_PROPERTY_NAMES,
	...NUMBER_PROPERTY_NAMES,
	...FUNCTION_PROPERTY_NAMES
], config = { ...DEFAULT_CONFIGURATION };
function getConfiguration() {
	return config;
}
function getChunkSize(config) {
	return normalizeChunkSize(config.chunkSize);
}
function normalizeChunkSize(chunkSize) {
	return chunkSize = toNumber(chunkSize), Number.isInteger(chunkSize) && chunkSize >= 1 ? Math.max(chunkSize, 64) : DEFAULT_CHUNK_SIZE$1;
}
function configure(configuration) {
	Object.assign(config, checkConfiguration(normalizeConfiguration(configuration)));
}
function checkConfiguration(configuration) {
	let checkedConfiguration = {};
	for (let propertyName of CONFIGURABLE_PROPERTY_NAMES) {
		let propertyValue = configuration[propertyName];
		propertyValue !== void 0 && (checkedConfiguration[propertyName] = checkPropertyValue(propertyName, propertyValue));
	}
	return checkedConfiguration;
}
function checkPropertyValue(propertyName, propertyValue) {
	if (NUMBER_PROPERTY_NAMES.includes(propertyName)) {
		if (propertyValue = toNumber(propertyValue), propertyName == PROPERTY_NAME_MAX_WORKERS && (!Number.isInteger(propertyValue) || propertyValue < 1)) throw Error(ERR_INVALID_MAX_WORKERS);
	} else if (FUNCTION_PROPERTY_NAMES.includes(propertyName)) checkFunctionOption(propertyValue);
	else if (propertyName == PROPERTY_NAME_BASE_URI) {
		if (propertyValue && typeof propertyValue != "string") throw Error(ERR_INVALID_BASE_URI);
	} else if (URI_PROPERTY_NAMES.includes(propertyName) && propertyValue && typeof propertyValue != "string" && typeof propertyValue != "function") throw Error(ERR_INVALID_URI);
	return propertyValue;
}
function normalizeConfiguration(configuration) {
	configuration ||= {};
	let { CompressionStreamZlib, DecompressionStreamZlib } = configuration;
	if (CompressionStreamZlib === void 0 && DecompressionStreamZlib === void 0) return configuration;
	let normalizedConfiguration = Object.assign({}, configuration);
	return normalizedConfiguration.CompressionStreamFallback === void 0 && (normalizedConfiguration.CompressionStreamFallback = CompressionStreamZlib), normalizedConfiguration.DecompressionStreamFallback === void 0 && (normalizedConfiguration.DecompressionStreamFallback = DecompressionStreamZlib), normalizedConfiguration;
}
function setDefaultConfiguration(configuration) {
	let checkedConfiguration = checkConfiguration(normalizeConfiguration(configuration));
	Object.assign(DEFAULT_CONFIGURATION, checkedConfiguration), Object.assign(config, checkedConfiguration);
}
// node_modules/@zip.js/zip.js/lib/core/util/array.js
function concat(first, second) {
	let result = new Uint8Array(first.length + second.length);
	return result.set(first), result.set(second, first.length), result;
}
function toExactUint8Array(array) {
	return array.byteOffset || array.byteLength != array.buffer.byteLength ? new Uint8Array(array) : array;
}
function getDataView(array) {
	return new DataView(array.buffer, array.byteOffset, array.byteLength);
}
// node_modules/@zip.js/zip.js/lib/core/util/error.js
function isErrorObject(error) {
	return !!error && typeof error == "object";
}
// node_modules/@zip.js/zip.js/lib/core/streams/codecs/crc32.js
const T = [
	[],
	[],
	[],
	[],
	[],
	[],
	[],
	[]
];
for (let n = 0; n < 256; n++) {
	let t = n;
	for (let j = 0; j < 8; j++) t = t & 1 ? t >>> 1 ^ 3988292384 : t >>> 1;
	T[0][n] = t;
}
for (let n = 0; n < 256; n++) for (let k = 1; k < 8; k++) {
	let previous = T[k - 1][n];
	T[k][n] = previous >>> 8 ^ T[0][previous & 255];
}
const [T0$1, T1$1, T2$1, T3$1, T4, T5, T6, T7] = T;
var Crc32 = class {
	constructor(crc) {
		this.crc = crc || -1;
	}
	append(data) {
		let crc = this.crc | 0, length = data.length | 0, offset = 0;
		if (length >= 8 && data.buffer) {
			let view = new DataView(data.buffer, data.byteOffset, length), end = length - 8;
			for (; offset <= end; offset += 8) {
				let a = crc ^ view.getInt32(offset, !0), b = view.getInt32(offset + 4, !0);
				crc = T7[a & 255] ^ T6[a >>> 8 & 255] ^ T5[a >>> 16 & 255] ^ T4[a >>> 24 & 255] ^ T3$1[b & 255] ^ T2$1[b >>> 8 & 255] ^ T1$1[b >>> 16 & 255] ^ T0$1[b >>> 24 & 255];
			}
		}
		for (; offset < length; offset++) crc = crc >>> 8 ^ T0$1[(crc ^ data[offset]) & 255];
		this.crc = crc;
	}
	get() {
		return ~this.crc;
	}
}, Crc32Stream = class extends TransformStream {
	constructor() {
		let stream, crc32 = new Crc32();
		super({
			transform(chunk, controller) {
				crc32.append(chunk), controller.enqueue(chunk);
			},
			flush() {
				let value = /* @__PURE__ */ new Uint8Array(4);
				new DataView(value.buffer).setUint32(0, crc32.get()), stream.value = value;
			}
		}), stream = this;
	}
};
// node_modules/@zip.js/zip.js/lib/core/util/encode-text.js
function encodeText(value) {
	if (typeof TextEncoder > "u") {
		value = unescape(encodeURIComponent(value));
		let result = new Uint8Array(value.length);
		for (let i = 0; i < result.length; i++) result[i] = value.charCodeAt(i);
		return result;
	}
	return new TextEncoder().encode(value);
}
// node_modules/@zip.js/zip.js/lib/core/streams/codecs/aes-hmac-sha1.js
const SHA1_PADDING = new Uint8Array([128]), SHA1_ZERO = /* @__PURE__ */ new Uint8Array(1), SHA1_INITIAL_STATE = new Int32Array([
	1732584193,
	4023233417,
	2562383102,
	271733878,
	3285377520
]), S_BOX = /* @__PURE__ */ new Uint8Array(256), T0 = /* @__PURE__ */ new Int32Array(256), T1 = /* @__PURE__ */ new Int32Array(256), T2 = /* @__PURE__ */ new Int32Array(256), T3 = /* @__PURE__ */ new Int32Array(256);
let tablesInitialized = !1;
function createEngine$1(key, authenticationKey) {
	initTables();
	let roundKeys = /* @__PURE__ */ new Int32Array(60), rounds = expandKey(key, roundKeys), keystream = /* @__PURE__ */ new Int32Array(4), hmac = createHmac(authenticationKey), counter0 = 0, counter1 = 0, counter2 = 0, counter3 = 0;
	return {
		process(data, decrypt) {
			decrypt && hmac.update(data, 0, data.length), encrypt(data), decrypt || hmac.update(data, 0, data.length);
		},
		digest() {
			return hmac.digest();
		}
	};
	function encrypt(data) {
		let view = new DataView(data.buffer, data.byteOffset, data.byteLength), length = data.length, offset = 0;
		for (; offset + 16 <= length; offset += 16) nextKeystream(), view.setInt32(offset, view.getInt32(offset) ^ keystream[0]), view.setInt32(offset + 4, view.getInt32(offset + 4) ^ keystream[1]), view.setInt32(offset + 8, view.getInt32(offset + 8) ^ keystream[2]), view.setInt32(offset + 12, view.getInt32(offset + 12) ^ keystream[3]);
		if (offset < length) {
			nextKeystream();
			for (let indexByte = 0; offset < length; offset++, indexByte++) data[offset] ^= keystream[indexByte >> 2] >>> 24 - 8 * (indexByte & 3);
		}
	}
	function nextKeystream() {
		counter0 = counter0 + 1 | 0, counter0 || (counter1 = counter1 + 1 | 0, counter1 || (counter2 = counter2 + 1 | 0, counter2 || (counter3 = counter3 + 1 | 0)));
		let s0 = swapBytes(counter0) ^ roundKeys[0], s1 = swapBytes(counter1) ^ roundKeys[1], s2 = swapBytes(counter2) ^ roundKeys[2], s3 = swapBytes(counter3) ^ roundKeys[3], t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[4], t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[5], t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[6], t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[7];
		s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[8], s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[9], s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[10], s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[11], t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[12], t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[13], t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[14], t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[15], s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[16], s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[17], s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[18], s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[19], t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[20], t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[21], t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[22], t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[23], s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[24], s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[25], s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[26], s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[27], t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[28], t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[29], t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[30], t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[31], s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[32], s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[33], s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[34], s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[35], t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[36], t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[37], t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[38], t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[39];
		let indexKey = 40;
		rounds > 10 && (s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[40], s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[41], s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[42], s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[43], t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[44], t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[45], t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[46], t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[47], indexKey = 48), rounds > 12 && (s0 = T0[t0 >>> 24] ^ T1[t1 >>> 16 & 255] ^ T2[t2 >>> 8 & 255] ^ T3[t3 & 255] ^ roundKeys[48], s1 = T0[t1 >>> 24] ^ T1[t2 >>> 16 & 255] ^ T2[t3 >>> 8 & 255] ^ T3[t0 & 255] ^ roundKeys[49], s2 = T0[t2 >>> 24] ^ T1[t3 >>> 16 & 255] ^ T2[t0 >>> 8 & 255] ^ T3[t1 & 255] ^ roundKeys[50], s3 = T0[t3 >>> 24] ^ T1[t0 >>> 16 & 255] ^ T2[t1 >>> 8 & 255] ^ T3[t2 & 255] ^ roundKeys[51], t0 = T0[s0 >>> 24] ^ T1[s1 >>> 16 & 255] ^ T2[s2 >>> 8 & 255] ^ T3[s3 & 255] ^ roundKeys[52], t1 = T0[s1 >>> 24] ^ T1[s2 >>> 16 & 255] ^ T2[s3 >>> 8 & 255] ^ T3[s0 & 255] ^ roundKeys[53], t2 = T0[s2 >>> 24] ^ T1[s3 >>> 16 & 255] ^ T2[s0 >>> 8 & 255] ^ T3[s1 & 255] ^ roundKeys[54], t3 = T0[s3 >>> 24] ^ T1[s0 >>> 16 & 255] ^ T2[s1 >>> 8 & 255] ^ T3[s2 & 255] ^ roundKeys[55], indexKey = 56), keystream[0] = (S_BOX[t0 >>> 24] << 24 | S_BOX[t1 >>> 16 & 255] << 16 | S_BOX[t2 >>> 8 & 255] << 8 | S_BOX[t3 & 255]) ^ roundKeys[indexKey], keystream[1] = (S_BOX[t1 >>> 24] << 24 | S_BOX[t2 >>> 16 & 255] << 16 | S_BOX[t3 >>> 8 & 255] << 8 | S_BOX[t0 & 255]) ^ roundKeys[indexKey + 1], keystream[2] = (S_BOX[t2 >>> 24] << 24 | S_BOX[t3 >>> 16 & 255] << 16 | S_BOX[t0 >>> 8 & 255] << 8 | S_BOX[t1 & 255]) ^ roundKeys[indexKey + 2], keystream[3] = (S_BOX[t3 >>> 24] << 24 | S_BOX[t0 >>> 16 & 255] << 16 | S_BOX[t1 >>> 8 & 255] << 8 | S_BOX[t2 & 255]) ^ roundKeys[indexKey + 3];
	}
}
function pbkdf2(password, salt, iterations, length) {
	let hmac = createHmac(password), result = new Uint8Array(length), block = new Uint8Array(salt.length + 4), blockView = new DataView(block.buffer);
	block.set(salt);
	for (let indexBlock = 1, offset = 0; offset < length; indexBlock++, offset += 20) {
		blockView.setUint32(salt.length, indexBlock), hmac.update(block, 0, block.length);
		let previous = hmac.digest(), output = previous.slice();
		for (let iteration = 1; iteration < iterations; iteration++) {
			hmac.update(previous, 0, 20), previous = hmac.digest();
			for (let indexByte = 0; indexByte < 20; indexByte++) output[indexByte] ^= previous[indexByte];
		}
		result.set(output.subarray(0, Math.min(20, length - offset)), offset);
	}
	return result;
}
function createHmac(key) {
	let sha1 = createSha1(), innerKey = /* @__PURE__ */ new Uint8Array(64), outerKey = /* @__PURE__ */ new Uint8Array(64);
	key.length > 64 && (sha1.update(key, 0, key.length), key = sha1.digest());
	for (let indexByte = 0; indexByte < 64; indexByte++) {
		let keyByte = indexByte < key.length ? key[indexByte] : 0;
		innerKey[indexByte] = keyByte ^ 54, outerKey[indexByte] = keyByte ^ 92;
	}
	return sha1.update(innerKey, 0, 64), {
		update(data, offset, length) {
			sha1.update(data, offset, length);
		},
		digest() {
			let innerDigest = sha1.digest();
			sha1.update(outerKey, 0, 64), sha1.update(innerDigest, 0, 20);
			let result = sha1.digest();
			return sha1.update(innerKey, 0, 64), result;
		}
	};
}
function createSha1() {
	let state = new Int32Array(SHA1_INITIAL_STATE), schedule = /* @__PURE__ */ new Int32Array(16), block = /* @__PURE__ */ new Uint8Array(64), blockView = new DataView(block.buffer), lengthBytes = /* @__PURE__ */ new Uint8Array(8), blockLength = 0, totalLength = 0;
	return {
		update,
		digest
	};
	function update(data, offset, length) {
		let end = offset + length;
		if (totalLength += length, blockLength) {
			for (; offset < end && blockLength < 64;) block[blockLength++] = data[offset++];
			blockLength == 64 && (compress(blockView, 0), blockLength = 0);
		}
		if (offset + 64 <= end) {
			let view = new DataView(data.buffer, data.byteOffset, data.byteLength);
			for (; offset + 64 <= end; offset += 64) compress(view, offset);
		}
		for (; offset < end;) block[blockLength++] = data[offset++];
	}
	function digest() {
		let bits = totalLength * 8, high = Math.floor(bits / 4294967296), low = bits >>> 0;
		for (update(SHA1_PADDING, 0, 1); blockLength != 56;) update(SHA1_ZERO, 0, 1);
		lengthBytes[0] = high >>> 24, lengthBytes[1] = high >>> 16, lengthBytes[2] = high >>> 8, lengthBytes[3] = high, lengthBytes[4] = low >>> 24, lengthBytes[5] = low >>> 16, lengthBytes[6] = low >>> 8, lengthBytes[7] = low, update(lengthBytes, 0, 8);
		let result = /* @__PURE__ */ new Uint8Array(20), resultView = new DataView(result.buffer);
		for (let indexWord = 0; indexWord < state.length; indexWord++) resultView.setInt32(4 * indexWord, state[indexWord]);
		return state.set(SHA1_INITIAL_STATE), blockLength = 0, totalLength = 0, result;
	}
	function compress(view, offset) {
		for (let index = 0; index < 16; index++) schedule[index] = view.getInt32(offset + 4 * index);
		let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], t;
		for (let index = 0; index < 15; index += 5) e = (a << 5 | a >>> 27) + ((c ^ d) & b ^ d) + e + 1518500249 + schedule[index] | 0, b = b << 30 | b >>> 2, d = (e << 5 | e >>> 27) + ((b ^ c) & a ^ c) + d + 1518500249 + schedule[index + 1] | 0, a = a << 30 | a >>> 2, c = (d << 5 | d >>> 27) + ((a ^ b) & e ^ b) + c + 1518500249 + schedule[index + 2] | 0, e = e << 30 | e >>> 2, b = (c << 5 | c >>> 27) + ((e ^ a) & d ^ a) + b + 1518500249 + schedule[index + 3] | 0, d = d << 30 | d >>> 2, a = (b << 5 | b >>> 27) + ((d ^ e) & c ^ e) + a + 1518500249 + schedule[index + 4] | 0, c = c << 30 | c >>> 2;
		e = (a << 5 | a >>> 27) + ((c ^ d) & b ^ d) + e + 1518500249 + schedule[15] | 0, b = b << 30 | b >>> 2, t = schedule[13] ^ schedule[8] ^ schedule[2] ^ schedule[0], t = t << 1 | t >>> 31, schedule[0] = t, d = (e << 5 | e >>> 27) + ((b ^ c) & a ^ c) + d + 1518500249 + t | 0, a = a << 30 | a >>> 2, t = schedule[14] ^ schedule[9] ^ schedule[3] ^ schedule[1], t = t << 1 | t >>> 31, schedule[1] = t, c = (d << 5 | d >>> 27) + ((a ^ b) & e ^ b) + c + 1518500249 + t | 0, e = e << 30 | e >>> 2, t = schedule[15] ^ schedule[10] ^ schedule[4] ^ schedule[2], t = t << 1 | t >>> 31, schedule[2] = t, b = (c << 5 | c >>> 27) + ((e ^ a) & d ^ a) + b + 1518500249 + t | 0, d = d << 30 | d >>> 2, t = schedule[0] ^ schedule[11] ^ schedule[5] ^ schedule[3], t = t << 1 | t >>> 31, schedule[3] = t, a = (b << 5 | b >>> 27) + ((d ^ e) & c ^ e) + a + 1518500249 + t | 0, c = c << 30 | c >>> 2;
		for (let index = 20; index < 40; index += 5) t = schedule[index - 3 & 15] ^ schedule[index - 8 & 15] ^ schedule[index - 14 & 15] ^ schedule[index & 15], t = t << 1 | t >>> 31, schedule[index & 15] = t, e = (a << 5 | a >>> 27) + (b ^ c ^ d) + e + 1859775393 + t | 0, b = b << 30 | b >>> 2, t = schedule[index - 2 & 15] ^ schedule[index - 7 & 15] ^ schedule[index - 13 & 15] ^ schedule[index + 1 & 15], t = t << 1 | t >>> 31, schedule[index + 1 & 15] = t, d = (e << 5 | e >>> 27) + (a ^ b ^ c) + d + 1859775393 + t | 0, a = a << 30 | a >>> 2, t = schedule[index - 1 & 15] ^ schedule[index - 6 & 15] ^ schedule[index - 12 & 15] ^ schedule[index + 2 & 15], t = t << 1 | t >>> 31, schedule[index + 2 & 15] = t, c = (d << 5 | d >>> 27) + (e ^ a ^ b) + c + 1859775393 + t | 0, e = e << 30 | e >>> 2, t = schedule[index & 15] ^ schedule[index - 5 & 15] ^ schedule[index - 11 & 15] ^ schedule[index + 3 & 15], t = t << 1 | t >>> 31, schedule[index + 3 & 15] = t, b = (c << 5 | c >>> 27) + (d ^ e ^ a) + b + 1859775393 + t | 0, d = d << 30 | d >>> 2, t = schedule[index + 1 & 15] ^ schedule[index - 4 & 15] ^ schedule[index - 10 & 15] ^ schedule[index + 4 & 15], t = t << 1 | t >>> 31, schedule[index + 4 & 15] = t, a = (b << 5 | b >>> 27) + (c ^ d ^ e) + a + 1859775393 + t | 0, c = c << 30 | c >>> 2;
		for (let index = 40; index < 60; index += 5) t = schedule[index - 3 & 15] ^ schedule[index - 8 & 15] ^ schedule[index - 14 & 15] ^ schedule[index & 15], t = t << 1 | t >>> 31, schedule[index & 15] = t, e = (a << 5 | a >>> 27) + (b & c | (b | c) & d) + e + 2400959708 + t | 0, b = b << 30 | b >>> 2, t = schedule[index - 2 & 15] ^ schedule[index - 7 & 15] ^ schedule[index - 13 & 15] ^ schedule[index + 1 & 15], t = t << 1 | t >>> 31, schedule[index + 1 & 15] = t, d = (e << 5 | e >>> 27) + (a & b | (a | b) & c) + d + 2400959708 + t | 0, a = a << 30 | a >>> 2, t = schedule[index - 1 & 15] ^ schedule[index - 6 & 15] ^ schedule[index - 12 & 15] ^ schedule[index + 2 & 15], t = t << 1 | t >>> 31, schedule[index + 2 & 15] = t, c = (d << 5 | d >>> 27) + (e & a | (e | a) & b) + c + 2400959708 + t | 0, e = e << 30 | e >>> 2, t = schedule[index & 15] ^ schedule[index - 5 & 15] ^ schedule[index - 11 & 15] ^ schedule[index + 3 & 15], t = t << 1 | t >>> 31, schedule[index + 3 & 15] = t, b = (c << 5 | c >>> 27) + (d & e | (d | e) & a) + b + 2400959708 + t | 0, d = d << 30 | d >>> 2, t = schedule[index + 1 & 15] ^ schedule[index - 4 & 15] ^ schedule[index - 10 & 15] ^ schedule[index + 4 & 15], t = t << 1 | t >>> 31, schedule[index + 4 & 15] = t, a = (b << 5 | b >>> 27) + (c & d | (c | d) & e) + a + 2400959708 + t | 0, c = c << 30 | c >>> 2;
		for (let index = 60; index < 80; index += 5) t = schedule[index - 3 & 15] ^ schedule[index - 8 & 15] ^ schedule[index - 14 & 15] ^ schedule[index & 15], t = t << 1 | t >>> 31, schedule[index & 15] = t, e = (a << 5 | a >>> 27) + (b ^ c ^ d) + e + 3395469782 + t | 0, b = b << 30 | b >>> 2, t = schedule[index - 2 & 15] ^ schedule[index - 7 & 15] ^ schedule[index - 13 & 15] ^ schedule[index + 1 & 15], t = t << 1 | t >>> 31, schedule[index + 1 & 15] = t, d = (e << 5 | e >>> 27) + (a ^ b ^ c) + d + 3395469782 + t | 0, a = a << 30 | a >>> 2, t = schedule[index - 1 & 15] ^ schedule[index - 6 & 15] ^ schedule[index - 12 & 15] ^ schedule[index + 2 & 15], t = t << 1 | t >>> 31, schedule[index + 2 & 15] = t, c = (d << 5 | d >>> 27) + (e ^ a ^ b) + c + 3395469782 + t | 0, e = e << 30 | e >>> 2, t = schedule[index & 15] ^ schedule[index - 5 & 15] ^ schedule[index - 11 & 15] ^ schedule[index + 3 & 15], t = t << 1 | t >>> 31, schedule[index + 3 & 15] = t, b = (c << 5 | c >>> 27) + (d ^ e ^ a) + b + 3395469782 + t | 0, d = d << 30 | d >>> 2, t = schedule[index + 1 & 15] ^ schedule[index - 4 & 15] ^ schedule[index - 10 & 15] ^ schedule[index + 4 & 15], t = t << 1 | t >>> 31, schedule[index + 4 & 15] = t, a = (b << 5 | b >>> 27) + (c ^ d ^ e) + a + 3395469782 + t | 0, c = c << 30 | c >>> 2;
		state[0] = state[0] + a | 0, state[1] = state[1] + b | 0, state[2] = state[2] + c | 0, state[3] = state[3] + d | 0, state[4] = state[4] + e | 0;
	}
}
function initTables() {
	if (!tablesInitialized) {
		let p = 1, q = 1;
		do
			p = (p ^ p << 1 ^ (p & 128 ? 27 : 0)) & 255, q = (q ^ q << 1) & 255, q = (q ^ q << 2) & 255, q = (q ^ q << 4) & 255, q & 128 && (q ^= 9), S_BOX[p] = (q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4) ^ 99) & 255;
		while (p != 1);
		S_BOX[0] = 99;
		for (let index = 0; index < 256; index++) {
			let s = S_BOX[index], s2 = multiplyByTwo(s), t = s2 << 24 | s << 16 | s << 8 | s2 ^ s;
			T0[index] = t, T1[index] = t >>> 8 | t << 24, T2[index] = t >>> 16 | t << 16, T3[index] = t >>> 24 | t << 8;
		}
		tablesInitialized = !0;
	}
}
function expandKey(key, roundKeys) {
	let keyWords = key.length >> 2, rounds = keyWords + 6, total = 4 * (rounds + 1), roundConstant = 1;
	for (let index = 0; index < keyWords; index++) roundKeys[index] = key[4 * index] << 24 | key[4 * index + 1] << 16 | key[4 * index + 2] << 8 | key[4 * index + 3];
	for (let index = keyWords; index < total; index++) {
		let word = roundKeys[index - 1];
		index % keyWords == 0 ? (word = substituteWord(word << 8 | word >>> 24) ^ roundConstant << 24, roundConstant = multiplyByTwo(roundConstant)) : keyWords > 6 && index % keyWords == 4 && (word = substituteWord(word)), roundKeys[index] = roundKeys[index - keyWords] ^ word;
	}
	return rounds;
}
function substituteWord(word) {
	return S_BOX[word >>> 24] << 24 | S_BOX[word >>> 16 & 255] << 16 | S_BOX[word >>> 8 & 255] << 8 | S_BOX[word & 255];
}
function swapBytes(value) {
	return value << 24 | (value & 65280) << 8 | value >>> 8 & 65280 | value >>> 24;
}
function multiplyByTwo(value) {
	return (value << 1 ^ (value >> 7) * 27) & 255;
}
// node_modules/@zip.js/zip.js/lib/core/streams/common-crypto.js
const GET_RANDOM_VALUES_SUPPORTED = typeof crypto < "u" && typeof crypto.getRandomValues == "function", ERR_INVALID_PASSWORD = "Invalid password", ERR_INVALID_AUTHENTICATION_CODE = "Invalid authentication code", ERR_ABORT_CHECK_PASSWORD = "zipjs-abort-check-password", ERR_UNSUPPORTED_CRYPTO_API = "Crypto API not supported";
function getRandomValues(array) {
	if (GET_RANDOM_VALUES_SUPPORTED) return crypto.getRandomValues(array);
	throw Error(ERR_UNSUPPORTED_CRYPTO_API);
}
// node_modules/@zip.js/zip.js/lib/core/streams/aes-crypto-stream.js
const PBKDF2_ALGORITHM = { name: "PBKDF2" }, HASH_ALGORITHM = { name: "HMAC" }, PBKDF2_ITERATIONS = 1e3, BASE_KEY_ALGORITHM = Object.assign({ hash: HASH_ALGORITHM }, PBKDF2_ALGORITHM), DERIVED_BITS_ALGORITHM = Object.assign({
	iterations: PBKDF2_ITERATIONS,
	hash: { name: "SHA-1" }
}, PBKDF2_ALGORITHM), DERIVED_BITS_USAGE = ["deriveBits"], SALT_LENGTH = [
	8,
	12,
	16
], KEY_LENGTH = [
	16,
	24,
	32
], CRYPTO_API_SUPPORTED = typeof crypto != UNDEFINED_TYPE, subtle = CRYPTO_API_SUPPORTED && crypto.subtle;
let DERIVE_BITS_SUPPORTED = CRYPTO_API_SUPPORTED && subtle !== void 0 && typeof subtle.importKey == "function" && typeof subtle.deriveBits == "function", createEngine = createEngine$1;
var AESDecryptionStream = class extends TransformStream {
	constructor({ password, rawPassword, encryptionStrength, checkPasswordOnly, checkAuthenticationCode = !0 }) {
		let aesCrypto = {};
		super({
			start() {
				initAesCrypto(aesCrypto, password, rawPassword, encryptionStrength);
			},
			async transform(chunk, controller) {
				let { password, strength, resolveReady, ready } = aesCrypto;
				if (password ? (await createDecryptionKeys(aesCrypto, strength, password, subarray(chunk, 0, SALT_LENGTH[strength] + 2)), chunk = subarray(chunk, SALT_LENGTH[strength] + 2), checkPasswordOnly ? (disposeEngine(aesCrypto), controller.error(/* @__PURE__ */ Error(ERR_ABORT_CHECK_PASSWORD))) : resolveReady()) : await ready, aesCrypto.discarded) return;
				let output = new Uint8Array(chunk.length - 10 - (chunk.length - 10) % 16);
				controller.enqueue(append(aesCrypto, chunk, output, 0, 10, !0));
			},
			async flush(controller) {
				let { engine, pendingInput, ready } = aesCrypto;
				if (engine) {
					if (await ready, aesCrypto.discarded) return;
					let originalAuthenticationCode = subarray(pendingInput, pendingInput.length - 10), decryptedChunkArray = new Uint8Array(subarray(pendingInput, 0, pendingInput.length - 10));
					engine.process(decryptedChunkArray, !0);
					let authenticationCode = engine.digest(), invalidAuthenticationCode = +(pendingInput.length < 10);
					for (let indexByte = 0; indexByte < 10; indexByte++) invalidAuthenticationCode |= authenticationCode[indexByte] ^ originalAuthenticationCode[indexByte];
					if (invalidAuthenticationCode && checkAuthenticationCode) {
						controller.error(/* @__PURE__ */ Error(ERR_INVALID_AUTHENTICATION_CODE));
						return;
					}
					controller.enqueue(decryptedChunkArray);
				}
			}
		}), setDisposingReadable(this, aesCrypto);
	}
}, AESEncryptionStream = class extends TransformStream {
	constructor({ password, rawPassword, encryptionStrength }) {
		let aesCrypto = {};
		super({
			start() {
				initAesCrypto(aesCrypto, password, rawPassword, encryptionStrength);
			},
			async transform(chunk, controller) {
				let { password, strength, resolveReady, ready } = aesCrypto, preamble = EMPTY_UINT8_ARRAY;
				if (password ? (preamble = await createEncryptionKeys(aesCrypto, strength, password), resolveReady()) : await ready, aesCrypto.discarded) return;
				let output = new Uint8Array(preamble.length + chunk.length - chunk.length % 16);
				output.set(preamble, 0), controller.enqueue(append(aesCrypto, chunk, output, preamble.length, 0, !1));
			},
			async flush(controller) {
				let { engine, pendingInput, ready } = aesCrypto;
				if (engine) {
					if (await ready, aesCrypto.discarded) return;
					let encryptedChunkArray = new Uint8Array(pendingInput);
					engine.process(encryptedChunkArray, !1);
					let authenticationCode = subarray(engine.digest(), 0, 10);
					controller.enqueue(concat(encryptedChunkArray, authenticationCode));
				}
			}
		}), setDisposingReadable(this, aesCrypto);
	}
};
function setAESEngine(createEngineFunction) {
	createEngine = createEngineFunction || createEngine$1;
}
function initAesCrypto(aesCrypto, password, rawPassword, encryptionStrength) {
	Object.assign(aesCrypto, {
		ready: new Promise((resolve) => aesCrypto.resolveReady = resolve),
		password: encodePassword(password, rawPassword),
		strength: encryptionStrength - 1,
		pendingInput: EMPTY_UINT8_ARRAY,
		discarded: !1
	});
}
function setDisposingReadable(stream, aesCrypto) {
	let reader = stream.readable.getReader(), readable = new ReadableStream({
		async pull(controller) {
			try {
				let { value, done } = await reader.read();
				done ? controller.close() : controller.enqueue(value);
			} catch (error) {
				throw disposeEngine(aesCrypto), reader.cancel(error).catch(() => {}), error;
			}
		},
		cancel(reason) {
			return disposeEngine(aesCrypto), reader.cancel(reason);
		}
	});
	Object.defineProperty(stream, "readable", { get() {
		return readable;
	} });
}
function append(aesCrypto, input, output, paddingStart, paddingEnd, decrypt) {
	let { engine, pendingInput } = aesCrypto;
	pendingInput.length && (input = concat(pendingInput, input));
	let inputLength = input.length - paddingEnd, alignedLength = inputLength - inputLength % 16;
	if (output = expand(output, paddingStart + alignedLength), alignedLength) {
		let chunk = subarray(output, paddingStart, paddingStart + alignedLength);
		chunk.set(subarray(input, 0, alignedLength)), engine.process(chunk, decrypt);
	}
	return aesCrypto.pendingInput = subarray(input, alignedLength), output;
}
async function createDecryptionKeys(decrypt, strength, password, preamble) {
	let passwordVerificationKey = await createKeys$1(decrypt, strength, password, subarray(preamble, 0, SALT_LENGTH[strength])), passwordVerification = subarray(preamble, SALT_LENGTH[strength]);
	if (passwordVerificationKey[0] != passwordVerification[0] || passwordVerificationKey[1] != passwordVerification[1]) throw disposeEngine(decrypt), Error(ERR_INVALID_PASSWORD);
}
function disposeEngine(aesCrypto) {
	let { engine } = aesCrypto;
	aesCrypto.discarded = !0, engine && engine.dispose && engine.dispose();
}
async function createEncryptionKeys(encrypt, strength, password) {
	let salt = getRandomValues(new Uint8Array(SALT_LENGTH[strength]));
	return concat(salt, await createKeys$1(encrypt, strength, password, salt));
}
async function createKeys$1(aesCrypto, strength, password, salt) {
	aesCrypto.password = null;
	let keyLength = KEY_LENGTH[strength], compositeKey = await deriveKey(password, salt, keyLength * 2 + 2);
	return aesCrypto.engine = createEngine(subarray(compositeKey, 0, keyLength), subarray(compositeKey, keyLength, keyLength * 2)), aesCrypto.discarded && disposeEngine(aesCrypto), subarray(compositeKey, keyLength * 2);
}
async function deriveKey(password, salt, length) {
	if (DERIVE_BITS_SUPPORTED) try {
		let baseKey = await subtle.importKey("raw", password, BASE_KEY_ALGORITHM, !1, DERIVED_BITS_USAGE);
		return new Uint8Array(await subtle.deriveBits(Object.assign({ salt }, DERIVED_BITS_ALGORITHM), baseKey, length * 8));
	} catch {
		DERIVE_BITS_SUPPORTED = !1;
	}
	return pbkdf2(password, salt, PBKDF2_ITERATIONS, length);
}
function encodePassword(password, rawPassword) {
	return rawPassword === void 0 ? encodeText(password) : rawPassword;
}
function expand(inputArray, length) {
	if (length && length > inputArray.length) {
		let array = inputArray;
		inputArray = new Uint8Array(length), inputArray.set(array, 0);
	}
	return inputArray;
}
function subarray(array, begin, end) {
	return array.subarray(begin, end);
}
var ZipCryptoDecryptionStream = class extends TransformStream {
	constructor({ password, rawPassword, passwordVerification, checkPasswordOnly }) {
		super({
			start() {
				initZipCrypto(this, password, rawPassword, passwordVerification);
			},
			transform(chunk, controller) {
				let zipCrypto = this;
				if (zipCrypto.password || zipCrypto.rawPassword) {
					let decryptedHeader = decrypt(zipCrypto, chunk.subarray(0, 12));
					if (zipCrypto.password = zipCrypto.rawPassword = null, (decryptedHeader[11] ^ zipCrypto.passwordVerification) != 0) throw Error(ERR_INVALID_PASSWORD);
					chunk = chunk.subarray(12);
				}
				checkPasswordOnly ? controller.error(/* @__PURE__ */ Error(ERR_ABORT_CHECK_PASSWORD)) : controller.enqueue(decrypt(zipCrypto, chunk));
			}
		});
	}
}, ZipCryptoEncryptionStream = class extends TransformStream {
	constructor({ password, rawPassword, passwordVerification }) {
		super({
			start() {
				initZipCrypto(this, password, rawPassword, passwordVerification);
			},
			transform(chunk, controller) {
				let zipCrypto = this, output, offset;
				if (zipCrypto.password || zipCrypto.rawPassword) {
					zipCrypto.password = zipCrypto.rawPassword = null;
					let header = getRandomValues(/* @__PURE__ */ new Uint8Array(12));
					header[11] = zipCrypto.passwordVerification, output = new Uint8Array(chunk.length + header.length), output.set(encrypt(zipCrypto, header), 0), offset = 12;
				} else output = new Uint8Array(chunk.length), offset = 0;
				output.set(encrypt(zipCrypto, chunk), offset), controller.enqueue(output);
			}
		});
	}
};
function initZipCrypto(zipCrypto, password, rawPassword, passwordVerification) {
	Object.assign(zipCrypto, {
		password,
		rawPassword,
		passwordVerification
	}), createKeys(zipCrypto, password, rawPassword);
}
function decrypt(target, input) {
	let output = new Uint8Array(input.length);
	for (let index = 0; index < input.length; index++) output[index] = getByte(target) ^ input[index], updateKeys(target, output[index]);
	return output;
}
function encrypt(target, input) {
	let output = new Uint8Array(input.length);
	for (let index = 0; index < input.length; index++) output[index] = getByte(target) ^ input[index], updateKeys(target, input[index]);
	return output;
}
function createKeys(target, password, rawPassword) {
	let cryptoKeys = [
		305419896,
		591751049,
		878082192
	];
	if (Object.assign(target, {
		cryptoKeys,
		crcKey0: new Crc32(cryptoKeys[0]),
		crcKey2: new Crc32(cryptoKeys[2])
	}), rawPassword) for (let index = 0; index < rawPassword.length; index++) updateKeys(target, rawPassword[index]);
	else for (let index = 0; index < password.length; index++) updateKeys(target, password.charCodeAt(index));
}
function updateKeys(target, byte) {
	let [, key1] = target.cryptoKeys;
	target.crcKey0.append([byte]);
	let key0 = ~target.crcKey0.get();
	key1 = getInt32(Math.imul(getInt32(key1 + getInt8(key0)), 134775813) + 1), target.crcKey2.append([key1 >>> 24]);
	let key2 = ~target.crcKey2.get();
	target.cryptoKeys = [
		key0,
		key1,
		key2
	];
}
function getByte(target) {
	let temp = target.cryptoKeys[2] | 2;
	return getInt8(Math.imul(temp, temp ^ 1) >>> 8);
}
function getInt8(number) {
	return number & 255;
}
function getInt32(number) {
	return number | 0;
}
// node_modules/@zip.js/zip.js/lib/core/util/compatible-streams.js
function toCompatibleReadable(readable) {
	if (readable instanceof ReadableStream) return readable;
	let reader = readable.getReader();
	return new ReadableStream({
		async pull(controller) {
			try {
				let { value, done } = await reader.read();
				done ? controller.close() : controller.enqueue(value);
			} catch (error) {
				throw reader.cancel(error).catch(() => {}), error;
			}
		},
		cancel(reason) {
			return reader.cancel(reason);
		}
	});
}
function streamToBlob(readable, contentType) {
	readable = toCompatibleReadable(readable);
	let blobOptions = contentType ? { type: contentType } : {};
	if (responseSupportsGlobalReadable()) return new Response(readable).blob().then((blob) => contentType ? new Blob([blob], blobOptions) : blob);
	let chunks = [];
	return readable.pipeTo(new WritableStream({ write(chunk) {
		chunks.push(chunk);
	} })).then(() => new Blob(chunks, blobOptions));
}
function responseSupportsGlobalReadable() {
	return typeof Blob.prototype.stream != "function" || new Blob([]).stream() instanceof ReadableStream;
}
function toCompatibleWritable(writable) {
	if (writable instanceof WritableStream) return writable;
	let writer = writable.getWriter();
	return new WritableStream({
		write(chunk) {
			return writer.write(chunk);
		},
		close() {
			return writer.close();
		},
		abort(reason) {
			return writer.abort(reason);
		}
	});
}
// node_modules/@zip.js/zip.js/lib/core/codec-registry.js
const ERR_INVALID_CODEC_MODULE = "Invalid codec module", ERR_UNSUPPORTED_COMPRESSION = "Compression method not supported", registeredCodecs = /* @__PURE__ */ new Map(), codecStreams = /* @__PURE__ */ new Map();
function getRegisteredCodec(compressionMethod) {
	return registeredCodecs.get(compressionMethod);
}
function getCodecStreams(format) {
	return codecStreams.get(format);
}
function setCodecStreams(format, streams) {
	let { CompressionStream, DecompressionStream } = streams;
	if (typeof CompressionStream != "function" && typeof DecompressionStream != "function") throw Error(ERR_INVALID_CODEC_MODULE);
	codecStreams.set(format, {
		CompressionStream,
		DecompressionStream
	});
}
async function ensureCodecStreams(format, codecURI) {
	!codecStreams.has(format) && codecURI && setCodecStreams(format, await import(
		/* webpackIgnore: true */
		/* @vite-ignore */
		codecURI
));
}
// node_modules/@zip.js/zip.js/lib/core/streams/zip-entry-stream.js
const ERR_INVALID_UNCOMPRESSED_SIZE = "Invalid uncompressed size", ERR_INVALID_COMPRESSED_DATA = "Invalid compressed data", ERR_CODEC_OUT_OF_MEMORY = "Codec out of memory", ERR_INVALID_CRC32 = "Invalid CRC32", FORMAT_DEFLATE_RAW = "deflate-raw", FORMAT_GZIP = "gzip", GZIP_HEADER_BYTES = [
	31,
	139,
	8
];
var DeflateStream = class extends TransformStream {
	constructor(options, { chunkSize, CompressionStreamFallback, CompressionStream }) {
		super({});
		let { compressed, encrypted, useCompressionStream, zipCrypto, computeCrc32, level, deflate64, format, compressionMethod, inputSize } = options, stream = this, crc32Stream, encryptionStream, gzipCrc32Stream, readable = super.readable, codecStreams = format && getCodecStreams(format), GzipCompressionStream = getGzipCodecStream(useCompressionStream, CompressionStream, CompressionStreamFallback), useGzipCrc32 = computeCrc32 && compressed && !deflate64 && !codecStreams && (!encrypted || zipCrypto) && !!GzipCompressionStream;
		if ((!encrypted || zipCrypto) && computeCrc32 && !useGzipCrc32 && (crc32Stream = new Crc32Stream(), readable = pipeThrough(readable, crc32Stream)), compressed) {
			if (codecStreams) readable = pipeThroughBackpressured(readable, createCodecStream(codecStreams.CompressionStream, format, {
				level,
				chunkSize,
				compressionMethod,
				uncompressedSize: inputSize
			}));
			else if (useGzipCrc32) gzipCrc32Stream = new GzipToRawDeflateStream(), readable = pipeThroughBackpressured(readable, new GzipCompressionStream(FORMAT_GZIP, {
				level,
				chunkSize
			})), readable = pipeThrough(readable, gzipCrc32Stream);
			else try {
				readable = pipeThroughCompressionStream(readable, useCompressionStream, {
					level,
					chunkSize
				}, CompressionStream, CompressionStreamFallback);
			} catch (error) {
				if (!useCompressionStream && CompressionStreamFallback) throw mapMemoryError(error);
				let gzipStream;
				try {
					gzipStream = new CompressionStream(FORMAT_GZIP);
				} catch {
					throw mapMemoryError(error);
				}
				readable = pipeThroughBackpressured(readable, gzipStream), readable = pipeThrough(readable, new GzipToRawDeflateStream());
			}
		}
		encrypted && (zipCrypto ? readable = pipeThrough(readable, new ZipCryptoEncryptionStream(options)) : (encryptionStream = new AESEncryptionStream(options), readable = pipeThrough(readable, encryptionStream))), setReadable(stream, readable, () => {
			(!encrypted || zipCrypto) && computeCrc32 && (stream.crc32 = useGzipCrc32 ? gzipCrc32Stream.crc32 : new DataView(crc32Stream.value.buffer).getUint32(0));
		});
	}
}, GzipToRawDeflateStream = class extends TransformStream {
	constructor() {
		let stream, headerBytesLeft = 10, trailerCandidate = /* @__PURE__ */ new Uint8Array();
		super({
			transform(chunk, controller) {
				if (headerBytesLeft) {
					let droppedLength = Math.min(headerBytesLeft, chunk.length);
					if (headerBytesLeft -= droppedLength, chunk = chunk.subarray(droppedLength), !chunk.length) return;
				}
				let availableLength = trailerCandidate.length + chunk.length;
				if (availableLength <= 8) {
					trailerCandidate = concat(trailerCandidate, chunk);
					return;
				}
				let emitLength = availableLength - 8, emittedFromTrailer = Math.min(emitLength, trailerCandidate.length);
				controller.enqueue(concat(trailerCandidate.subarray(0, emittedFromTrailer), chunk.subarray(0, emitLength - emittedFromTrailer))), trailerCandidate = concat(trailerCandidate.subarray(emittedFromTrailer), chunk.subarray(emitLength - emittedFromTrailer));
			},
			flush() {
				let dataView = getDataView(trailerCandidate);
				stream.crc32 = dataView.getUint32(0, !0), stream.uncompressedSize = dataView.getUint32(4, !0);
			}
		}), stream = this;
	}
};
function pipeThroughGzipDecompressionStream(readable, gzipStream, outputSize, crc32, sourceErrors) {
	let writer = gzipStream.writable.getWriter(), reader = gzipStream.readable.getReader(), outputCrc32 = crc32 === void 0 ? new Crc32() : void 0, outputLength = 0, trailerWritten = !1, settled = !1, resolvePull, controller, output = new ReadableStream({
		start(streamController) {
			controller = streamController;
		},
		pull() {
			resumePump();
		},
		cancel(reason) {
			return settled = !0, resumePump(), reader.cancel(reason);
		}
	});
	return pump(), drain(), output;
	async function pump() {
		let inputReader = readable.getReader();
		try {
			let header = /* @__PURE__ */ new Uint8Array(10);
			for (header.set(GZIP_HEADER_BYTES), await writer.write(header);;) {
				await outputCapacity(), await writer.ready;
				let { value, done } = await readSource(inputReader, sourceErrors);
				if (done) break;
				await writer.write(value);
			}
			outputCrc32 && await writer.write(/* @__PURE__ */ new Uint8Array());
			let trailer = /* @__PURE__ */ new Uint8Array(8), dataView = getDataView(trailer);
			dataView.setUint32(0, outputCrc32 ? outputCrc32.get() : crc32, !0), dataView.setUint32(4, outputSize, !0), trailerWritten = !0, await writer.write(trailer), await writer.close();
		} catch (error) {
			await abort(writer, error), await cancel(inputReader, error);
		}
	}
	async function drain() {
		try {
			for (;;) {
				let { value, done } = await read();
				if (done) break;
				if (outputLength += value.length, outputLength > outputSize) throw Error(ERR_INVALID_UNCOMPRESSED_SIZE);
				outputCrc32 && outputCrc32.append(value), controller.enqueue(value);
			}
			settled || (settled = !0, controller.close());
		} catch (error) {
			fail(error), await cancel(reader, error);
		}
	}
	function read() {
		return reader.read().catch((error) => {
			if (trailerWritten) {
				if (!outputCrc32) throw mapError(error, ERR_INVALID_CRC32);
				if (outputLength != outputSize) throw mapError(error, ERR_INVALID_UNCOMPRESSED_SIZE);
				return { done: !0 };
			}
			throw mapCodecError(error, sourceErrors);
		});
	}
	function outputCapacity() {
		if (!settled && controller.desiredSize <= 0) return new Promise((resolve) => resolvePull = resolve);
	}
	function resumePump() {
		if (resolvePull) {
			let resolve = resolvePull;
			resolvePull = void 0, resolve();
		}
	}
	function fail(error) {
		settled || (settled = !0, controller.error(error), resumePump());
	}
}
var InflateStream = class extends TransformStream {
	constructor(options, { chunkSize, DecompressionStreamFallback, DecompressionStream }) {
		super({});
		let { zipCrypto, encrypted, checkCrc32, crc32, compressed, useCompressionStream, deflate64, format, compressionMethod, rawBitFlag, outputSize } = options, crc32Stream, decryptionStream, gzipCrc32, readable = super.readable;
		if (encrypted && (zipCrypto ? readable = pipeThrough(readable, new ZipCryptoDecryptionStream(options)) : (decryptionStream = new AESDecryptionStream(options), readable = pipeThrough(readable, decryptionStream))), compressed) {
			let sourceErrors = /* @__PURE__ */ new Set(), codecStreams = format && getCodecStreams(format), gzipStream;
			if (codecStreams) readable = pipeThroughBackpressured(readable, createCodecStream(codecStreams.DecompressionStream, format, {
				chunkSize,
				compressionMethod,
				rawBitFlag,
				uncompressedSize: outputSize
			}), sourceErrors);
			else {
				let GzipDecompressionStream = getGzipCodecStream(useCompressionStream, DecompressionStream, DecompressionStreamFallback);
				if (checkCrc32 && !deflate64 && crc32 !== void 0 && outputSize !== void 0 && GzipDecompressionStream) try {
					gzipStream = new GzipDecompressionStream(FORMAT_GZIP, { chunkSize });
				} catch {
					gzipStream = void 0;
				}
				if (!gzipStream) try {
					readable = pipeThroughCompressionStream(readable, useCompressionStream, {
						chunkSize,
						deflate64
					}, DecompressionStream, DecompressionStreamFallback, sourceErrors);
				} catch (error) {
					if (deflate64 || outputSize === void 0 || !useCompressionStream && DecompressionStreamFallback) throw mapMemoryError(error);
					try {
						gzipStream = new DecompressionStream(FORMAT_GZIP);
					} catch {
						throw mapMemoryError(error);
					}
				}
			}
			gzipStream ? (gzipCrc32 = !0, readable = pipeThroughGzipDecompressionStream(readable, gzipStream, outputSize, crc32, sourceErrors)) : readable = mapInflateStreamError(readable, sourceErrors);
		}
		checkCrc32 && !gzipCrc32 && (crc32Stream = new Crc32Stream(), readable = pipeThrough(readable, crc32Stream)), setReadable(this, readable, () => {
			if (crc32Stream) {
				let computedCrc32 = new DataView(crc32Stream.value.buffer).getUint32(0, !1);
				if (crc32 != computedCrc32) throw Error(ERR_INVALID_CRC32);
			}
		});
	}
};
const formatSupportByStream = /* @__PURE__ */ new Map();
function supportsFormat(StreamClass, format) {
	if (!StreamClass) return !1;
	let supportByFormat = formatSupportByStream.get(StreamClass);
	supportByFormat || (supportByFormat = /* @__PURE__ */ new Map(), formatSupportByStream.set(StreamClass, supportByFormat));
	let supported = supportByFormat.get(format);
	if (supported === void 0) {
		try {
			new StreamClass(format), supported = !0;
		} catch {
			supported = !1;
		}
		supportByFormat.set(format, supported);
	}
	return supported;
}
function supportsDeflateRaw(StreamClass) {
	return supportsFormat(StreamClass, FORMAT_DEFLATE_RAW);
}
function supportsGzip(StreamClass) {
	return supportsFormat(StreamClass, FORMAT_GZIP);
}
function setReadable(stream, readable, flush) {
	readable = pipeThrough(readable, new TransformStream({ flush })), Object.defineProperty(stream, "readable", { get() {
		return readable;
	} });
}
function createCodecStream(CodecStreamClass, format, options) {
	if (!CodecStreamClass) throw Error(ERR_UNSUPPORTED_COMPRESSION);
	return new CodecStreamClass(format, options);
}
function getGzipCodecStream(useCompressionStream, CodecStreamNative, CodecStreamFallback) {
	if (useCompressionStream && CodecStreamNative) return CodecStreamNative;
	if (CodecStreamFallback && CodecStreamFallback.requiresModule) return CodecStreamFallback;
}
function pipeThroughCompressionStream(readable, useCompressionStream, options, CompressionStreamNative, CompressionStreamFallback, sourceErrors) {
	let Stream = useCompressionStream && CompressionStreamNative ? CompressionStreamNative : CompressionStreamFallback || CompressionStreamNative, format = options.deflate64 ? "deflate64-raw" : FORMAT_DEFLATE_RAW, codecStream;
	try {
		codecStream = new Stream(format, options);
	} catch (error) {
		if (useCompressionStream && CompressionStreamFallback && Stream != CompressionStreamFallback) codecStream = new CompressionStreamFallback(format, options);
		else throw error;
	}
	return pipeThroughBackpressured(readable, codecStream, sourceErrors);
}
function pipeThrough(readable, transformStream) {
	return toCompatibleReadable(readable).pipeThrough(transformStream);
}
function pipeThroughBackpressured(readable, transformStream, sourceErrors) {
	let writer = transformStream.writable.getWriter(), reader = readable.getReader();
	return pump(), transformStream.readable;
	async function pump() {
		try {
			for (;;) {
				await writer.ready;
				let result = await readSource(reader, sourceErrors);
				if (result.done) {
					await writer.close();
					break;
				}
				await writer.write(result.value);
			}
		} catch (error) {
			await abort(writer, error), await cancel(reader, error);
		}
	}
}
async function abort(writer, error) {
	try {
		await writer.abort(error);
	} catch {}
}
async function cancel(reader, error) {
	try {
		await reader.cancel(error);
	} catch {}
}
function readSource(reader, sourceErrors) {
	let result = reader.read();
	return sourceErrors ? result.catch((error) => {
		throw sourceErrors.add(error), error;
	}) : result;
}
function mapCodecError(error, sourceErrors) {
	return sourceErrors.has(error) ? error : mapError(error, isMemoryError(error) ? ERR_CODEC_OUT_OF_MEMORY : ERR_INVALID_COMPRESSED_DATA);
}
function mapMemoryError(error) {
	return isMemoryError(error) ? mapError(error, ERR_CODEC_OUT_OF_MEMORY) : error;
}
function isMemoryError(error) {
	return isErrorObject(error) && error.code == "Z_MEM_ERROR";
}
function mapError(error, message) {
	let mappedError = Error(message);
	return mappedError.cause = error, mappedError;
}
function mapInflateStreamError(readable, sourceErrors) {
	let reader = readable.getReader();
	return new ReadableStream({
		async pull(controller) {
			try {
				let { value, done } = await reader.read();
				done ? controller.close() : controller.enqueue(value);
			} catch (error) {
				throw await cancel(reader, error), mapCodecError(error, sourceErrors);
			}
		},
		cancel(reason) {
			return reader.cancel(reason);
		}
	});
}
// node_modules/@zip.js/zip.js/lib/core/streams/codec-stream.js
const MESSAGE_EVENT_TYPE = "message", MESSAGE_START = "start", MESSAGE_PULL = "pull", MESSAGE_DATA = "data", MESSAGE_CLOSE = "close", CODEC_DEFLATE = "deflate";
var CodecStream = class extends TransformStream {
	constructor(options, config) {
		super({});
		let codec = this, { codecType } = options, Stream;
		codecType.startsWith("deflate") ? Stream = DeflateStream : codecType.startsWith("inflate") && (Stream = InflateStream), codec.outputSize = 0;
		let inputSize = 0, stream = new Stream(options, config), readable = super.readable, inputSizeStream = new TransformStream({
			transform(chunk, controller) {
				chunk && chunk.length && (inputSize += chunk.length, controller.enqueue(chunk));
			},
			flush() {
				Object.assign(codec, { inputSize });
			}
		}), outputSizeStream = new TransformStream({
			transform(chunk, controller) {
				if (chunk && chunk.length && (controller.enqueue(chunk), codec.outputSize += chunk.length, options.outputSize !== void 0 && codec.outputSize > options.outputSize)) throw Error(ERR_INVALID_UNCOMPRESSED_SIZE);
			},
			flush() {
				let { crc32 } = stream;
				Object.assign(codec, {
					crc32,
					inputSize
				});
			}
		});
		Object.defineProperty(codec, "readable", { get() {
			return readable.pipeThrough(inputSizeStream).pipeThrough(stream).pipeThrough(outputSizeStream);
		} });
	}
}, ChunkStream = class extends TransformStream {
	constructor(chunkSize) {
		let pendingChunks = [], pendingLength = 0, outputSize = 0;
		(!Number.isFinite(chunkSize) || chunkSize < 1) && (chunkSize = 262144), super({
			transform(chunk, controller) {
				for (pendingChunks.push(chunk), pendingLength += chunk.length; pendingLength > chunkSize;) outputSize += chunkSize, controller.enqueue(shiftChunk());
			},
			flush(controller) {
				pendingLength && (outputSize += pendingLength, controller.enqueue(concatChunks(pendingChunks, pendingLength)));
			}
		}), Object.defineProperty(this, "outputSize", { get: () => outputSize });
		function shiftChunk() {
			let result = new Uint8Array(chunkSize), resultOffset = 0;
			for (; resultOffset < chunkSize;) {
				let firstChunk = pendingChunks[0], remainingLength = chunkSize - resultOffset;
				firstChunk.length <= remainingLength ? (result.set(firstChunk, resultOffset), resultOffset += firstChunk.length, pendingChunks.shift()) : (result.set(firstChunk.subarray(0, remainingLength), resultOffset), pendingChunks[0] = firstChunk.subarray(remainingLength), resultOffset += remainingLength);
			}
			return pendingLength -= chunkSize, result;
		}
		function concatChunks(chunks, length) {
			let result = new Uint8Array(length), offset = 0;
			for (let chunk of chunks) result.set(chunk, offset), offset += chunk.length;
			return result;
		}
	}
};
// node_modules/@zip.js/zip.js/lib/core/codec-worker.js
const ERR_WORKER_STARTUP_TIMEOUT = "Worker startup timeout";
let webWorkerSupported, createWorkerFailed, webWorkerBackend, initModule = () => {};
function configureWorker({ initModule: initModuleFunction }) {
	initModule = initModuleFunction;
}
function setWebWorkerBackend(backend) {
	webWorkerBackend = backend;
}
async function supportsDeflate(config) {
	let { CompressionStream: NativeStream, CompressionStreamFallback: FallbackStream } = config;
	return FallbackStream && !FallbackStream.requiresModule || supportsDeflateRaw(NativeStream) || supportsGzip(NativeStream) ? !0 : FallbackStream ? await loadModule(config) : !1;
}
async function loadModule(config) {
	if (initModule) try {
		return await initModule(config), !0;
	} catch {}
	return !1;
}
function disableWebWorker(workerData) {
	workerData.createWorker ? createWorkerFailed = !0 : webWorkerSupported = !1;
}
var CodecWorker = class {
	constructor(workerData, { readable, writable }, workerOptions, onTaskFinished) {
		let { options, config, streamOptions, useWebWorkers, workerURI } = workerOptions, { createWorker } = workerOptions, { signal } = streamOptions;
		return createWorkerFailed && (createWorker = void 0), Object.assign(workerData, {
			busy: !0,
			generation: (workerData.generation || 0) + 1,
			readable: readable.pipeThrough(new ChunkStream(getChunkSize(config))).pipeThrough(new ProgressWatcherStream(streamOptions), { signal }),
			writable,
			options: Object.assign({}, options),
			workerOptions,
			workerURI,
			createWorker,
			terminate() {
				return new Promise((resolve) => {
					let { worker, busy } = workerData;
					busy ? (workerData.terminateResolvers = workerData.terminateResolvers || [], workerData.terminateResolvers.push(resolve)) : (worker && (worker.terminate(), workerData.worker = null), resolve()), workerData.interface = null;
				});
			},
			onTaskFinished() {
				if (workerData.busy) {
					let { terminateResolvers, worker } = workerData;
					terminateResolvers && (workerData.terminateResolvers = null, worker && (workerData.terminated = !0, worker.terminate())), workerData.busy = !1;
					let pendingTasks = onTaskFinished(workerData);
					terminateResolvers && terminateResolvers.forEach((resolve) => resolve(pendingTasks));
				}
			}
		}), webWorkerSupported === void 0 && (webWorkerSupported = typeof Worker != UNDEFINED_TYPE), (useWebWorkers && webWorkerBackend && (webWorkerSupported && workerURI || createWorker) ? webWorkerBackend : createWorkerInterface)(workerData, config);
	}
}, ProgressWatcherStream = class extends TransformStream {
	constructor({ onstart, onprogress, size, onend }) {
		let chunkOffset = 0;
		super({
			async start() {
				onstart && await callHandler(onstart, size);
			},
			async transform(chunk, controller) {
				chunkOffset += chunk.length, onprogress && await callHandler(onprogress, chunkOffset, size), controller.enqueue(chunk);
			},
			async flush() {
				onend && await callHandler(onend, chunkOffset);
			}
		});
	}
};
async function callHandler(handler, ...parameters) {
	try {
		await handler(...parameters);
	} catch {}
}
function createWorkerInterface(workerData, config) {
	return { run: () => runWorker$1(workerData, config) };
}
async function runWorker$1({ options, readable, writable, onTaskFinished, workerOptions }, config) {
	let codecStream, chunkStream, modulePromise;
	try {
		if (options.compressed && !options.format) {
			let deflate = options.codecType.startsWith(CODEC_DEFLATE), FallbackStream = deflate ? config.CompressionStreamFallback : config.DecompressionStreamFallback, NativeStream = deflate ? config.CompressionStream : config.DecompressionStream;
			options.useCompressionStream ? FallbackStream && FallbackStream.requiresModule && !supportsDeflateRaw(NativeStream) && await moduleLoaded() : await moduleLoaded() || FallbackStream && !FallbackStream.requiresModule || (options.useCompressionStream = !0);
		}
		options.encrypted && !options.zipCrypto && await moduleLoaded(), codecStream = new CodecStream(options, config), chunkStream = new ChunkStream(getChunkSize(config));
		let { signal } = workerOptions.streamOptions;
		await readable.pipeThrough(codecStream).pipeThrough(chunkStream).pipeTo(writable, {
			preventClose: !0,
			preventAbort: !0,
			signal
		});
		let { crc32, inputSize, outputSize } = codecStream;
		return {
			crc32,
			inputSize,
			outputSize
		};
	} catch (error) {
		if (codecStream) {
			let outputSize = chunkStream ? chunkStream.outputSize : 0;
			if (workerOptions.outputSize = outputSize, isErrorObject(error)) try {
				error.outputSize = outputSize;
			} catch {}
		}
		throw error;
	} finally {
		onTaskFinished();
	}
	function moduleLoaded() {
		return modulePromise ||= loadModule(config), modulePromise;
	}
}
// node_modules/@zip.js/zip.js/lib/core/codec-pool.js
let pool = [];
const pendingRequests = [];
let starvationTimeout, starvationDelay, indexWorker = 0;
async function runWorker(stream, workerOptions) {
	let { options, config } = workerOptions, { useWebWorkers, useCompressionStream, compressed, checkCrc32, computeCrc32, encrypted, format, codecURI } = options, { workerURI, createWorker, maxWorkers } = config;
	format && (codecURI && (options.codecURI = resolveCodecURI(codecURI, config.baseURI)), await ensureCodecStreams(format, options.codecURI));
	let streamCopy = !compressed && !checkCrc32 && !computeCrc32 && !encrypted, workerSupported = format === void 0 || !!options.codecURI;
	return workerOptions.useWebWorkers = !streamCopy && workerSupported && (useWebWorkers || useWebWorkers === void 0 && config.useWebWorkers), workerOptions.workerURI = workerOptions.useWebWorkers && workerURI ? workerURI : void 0, workerOptions.createWorker = workerOptions.useWebWorkers && createWorker ? createWorker : void 0, options.useCompressionStream = useCompressionStream || useCompressionStream === void 0 && config.useCompressionStream, (await getWorker()).run();
	async function getWorker() {
		let workerData = pool.find((workerData) => !workerData.busy);
		if (workerData) return clearTerminateTimeout(workerData), new CodecWorker(workerData, stream, workerOptions, onTaskFinished);
		if (pool.length < maxWorkers) {
			let workerData = { indexWorker };
			return indexWorker++, pool.push(workerData), new CodecWorker(workerData, stream, workerOptions, onTaskFinished);
		}
		return new Promise((resolve) => {
			pendingRequests.push({
				resolve,
				stream,
				workerOptions
			}), starvationDelay = config.workerStarvationTimeout, armStarvationTimeout();
		});
	}
	function onTaskFinished(workerData) {
		if (clearStarvationTimeout(), workerData.terminated) return workerData.terminated = !1, runPendingRequestsInline();
		if (pendingRequests.length) {
			let [{ resolve, stream, workerOptions }] = pendingRequests.splice(0, 1);
			resolve(new CodecWorker(workerData, stream, workerOptions, onTaskFinished)), armStarvationTimeout();
		} else workerData.worker ? (clearTerminateTimeout(workerData), terminateWorker(workerData, workerOptions)) : pool = pool.filter((data) => data != workerData);
	}
}
function resolveCodecURI(codecURI, baseURI) {
	try {
		return new URL(codecURI, baseURI).toString();
	} catch {
		return codecURI;
	}
}
function armStarvationTimeout() {
	!starvationTimeout && pendingRequests.length && Number.isFinite(starvationDelay) && starvationDelay >= 0 && (starvationTimeout = setTimeout(onWorkerStarvation, starvationDelay));
}
function clearStarvationTimeout() {
	starvationTimeout &&= (clearTimeout(starvationTimeout), null);
}
function onWorkerStarvation() {
	if (starvationTimeout = null, pendingRequests.length) {
		let [{ resolve, stream, workerOptions }] = pendingRequests.splice(0, 1);
		resolve(new CodecWorker({}, stream, getInlineWorkerOptions(workerOptions), onInlineTaskFinished)), armStarvationTimeout();
	}
}
function runPendingRequestsInline() {
	let tasks = pendingRequests.splice(0).map(({ resolve, stream, workerOptions }) => new Promise((resolveTask) => {
		resolve(new CodecWorker({}, stream, getInlineWorkerOptions(workerOptions), () => {
			onInlineTaskFinished(), resolveTask();
		}));
	}));
	return clearStarvationTimeout(), Promise.all(tasks);
}
function getInlineWorkerOptions(workerOptions) {
	return Object.assign({}, workerOptions, {
		useWebWorkers: !1,
		workerURI: void 0,
		createWorker: void 0
	});
}
function onInlineTaskFinished() {
	clearStarvationTimeout(), armStarvationTimeout();
}
function terminateWorker(workerData, workerOptions) {
	let { config } = workerOptions, { terminateWorkerTimeout } = config;
	Number.isFinite(terminateWorkerTimeout) && terminateWorkerTimeout >= 0 && (workerData.terminateTimeout = setTimeout(async () => {
		pool = pool.filter((data) => data != workerData);
		try {
			await workerData.terminate();
		} catch {}
	}, terminateWorkerTimeout));
}
function clearTerminateTimeout(workerData) {
	let { terminateTimeout } = workerData;
	terminateTimeout && (clearTimeout(terminateTimeout), workerData.terminateTimeout = null);
}
// node_modules/@zip.js/zip.js/lib/core/util/decode-cp437.js
const CP437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xA0".split("");
function decodeCP437(stringValue) {
	let result = "";
	for (let indexCharacter = 0; indexCharacter < stringValue.length; indexCharacter++) result += CP437[stringValue[indexCharacter]];
	return result;
}
// node_modules/@zip.js/zip.js/lib/core/util/decode-text.js
function decodeText(value, encoding) {
	return decode(value, encoding, !0);
}
function isUTF8Text(value) {
	if (value.some((byte) => byte > 127)) try {
		return new TextDecoder("utf-8", { fatal: !0 }).decode(value), !0;
	} catch {
		return !1;
	}
	return !1;
}
function decode(value, encoding, ignoreBOM) {
	return encoding && encoding.trim().toLowerCase() == "cp437" ? decodeCP437(value) : new TextDecoder(encoding, { ignoreBOM }).decode(value);
}
// node_modules/@zip.js/zip.js/lib/core/io.js
const ERR_ITERATOR_COMPLETED_TOO_SOON = "Writer iterator completed too soon", ERR_WRITER_NOT_INITIALIZED = "Writer not initialized", ERR_WRITER_SIZE_NOT_WRITABLE = "Invalid writer (size must be writable)", PROPERTY_NAME_WRITABLE = "writable", DISK_BOUNDARY = Symbol();
var Stream = class {
	constructor() {
		this.size = 0;
	}
	init() {
		this.initialized = !0;
	}
}, Reader = class extends Stream {
	get readable() {
		return this.createReadable();
	}
	createReadable({ offset = 0, size, chunkSize = getChunkSize(getConfiguration()) } = {}) {
		let reader = this, chunkOffset = 0;
		return chunkSize = normalizeChunkSize(chunkSize), new ReadableStream({ async pull(controller) {
			let dataSize = size === void 0 ? chunkSize : Math.min(chunkSize, size - chunkOffset), data = await readUint8Array(reader, offset + chunkOffset, dataSize);
			data.length && (controller.enqueue(data), chunkOffset += data.length), (size !== void 0 && chunkOffset >= size || !data.length && dataSize) && controller.close();
		} });
	}
}, Writer = class extends Stream {
	constructor() {
		super();
		let writer = this, writable = new WritableStream({ write(chunk) {
			if (!writer.initialized) throw Error(ERR_WRITER_NOT_INITIALIZED);
			return writer.writeUint8Array(toExactUint8Array(chunk));
		} });
		Object.defineProperty(writer, PROPERTY_NAME_WRITABLE, { get() {
			return writable;
		} });
	}
	writeUint8Array() {}
};
let blobSliceReliable, blobSliceProbe;
function probeBlobSliceReliability() {
	blobSliceProbe = (async () => {
		try {
			let streamReader = new Blob([/* @__PURE__ */ new Uint8Array(3)]).slice(1, 2).stream().getReader(), streamedLength = 0, result = await streamReader.read();
			for (; !result.done;) streamedLength += result.value.length, result = await streamReader.read();
			blobSliceReliable = streamedLength == 1;
		} catch {
			blobSliceReliable = !1;
		}
	})();
}
var BlobReader = class extends Reader {
	constructor(blob) {
		super(), Object.assign(this, {
			sourceBlob: blob,
			size: blob.size
		}), blobSliceProbe || probeBlobSliceReliability();
	}
	createReadable(options) {
		let { sourceBlob, size } = this, { offset = 0, size: readSize = size - offset } = options || {};
		if (typeof sourceBlob.stream == "function") {
			if (!offset && readSize >= size) return toCompatibleReadable(sourceBlob.stream());
			if (blobSliceReliable) return toCompatibleReadable(sourceBlob.slice(offset, offset + readSize).stream());
		}
		return super.createReadable(options);
	}
	async readUint8Array(offset, length) {
		let reader = this, offsetEnd = offset + length, arrayBuffer = await (!offset && offsetEnd >= reader.size ? reader.sourceBlob : reader.sourceBlob.slice(offset, offsetEnd)).arrayBuffer();
		return arrayBuffer.byteLength > length && (arrayBuffer = arrayBuffer.slice(offset, offsetEnd)), new Uint8Array(arrayBuffer);
	}
}, Uint8ArrayWriter = class extends Writer {
	constructor(defaultBufferSize) {
		super(), this.defaultBufferSize = defaultBufferSize || 262144;
	}
	init(initSize = 0) {
		Object.assign(this, {
			offset: 0,
			array: new Uint8Array(initSize > 0 ? initSize : this.defaultBufferSize)
		}), super.init();
	}
	writeUint8Array(array) {
		let writer = this, requiredLength = writer.offset + array.length;
		if (requiredLength > writer.array.length) {
			let newLength = writer.array.length ? writer.array.length * 2 : writer.defaultBufferSize;
			for (; newLength < requiredLength;) newLength *= 2;
			let previousArray = writer.array;
			writer.array = new Uint8Array(newLength), writer.array.set(previousArray);
		}
		writer.array.set(array, writer.offset), writer.offset += array.length;
	}
	getData() {
		return this.offset === this.array.length ? this.array : this.array.slice(0, this.offset);
	}
}, SplitDataReader = class extends Reader {
	constructor(readers) {
		super(), this.readers = readers;
	}
	async init() {
		let reader = this;
		reader.lastDiskNumber = 0, reader.diskOffsets = (reader.readers = await Promise.all(reader.readers.map(initDiskReader))).map((diskReader) => {
			let diskOffset = reader.size;
			return reader.size += diskReader.size, diskOffset;
		}), super.init();
	}
	getDiskOffset(diskNumber) {
		let { diskOffsets, size } = this, diskOffset = diskOffsets[diskNumber];
		return diskOffset === void 0 ? size : diskOffset;
	}
	async readUint8Array(offset, length) {
		let reader = this, { readers } = this, result, currentDiskNumber = 0, currentReaderOffset = offset;
		for (; readers[currentDiskNumber] && currentReaderOffset >= readers[currentDiskNumber].size;) currentReaderOffset -= readers[currentDiskNumber].size, currentDiskNumber++;
		let currentReader = readers[currentDiskNumber];
		if (currentReader) {
			let currentReaderSize = currentReader.size;
			if (currentReaderOffset + length <= currentReaderSize) result = await readUint8Array(currentReader, currentReaderOffset, length);
			else {
				let chunkLength = currentReaderSize - currentReaderOffset;
				result = concat(await readUint8Array(currentReader, currentReaderOffset, chunkLength), await reader.readUint8Array(offset + chunkLength, length - chunkLength));
			}
		} else result = EMPTY_UINT8_ARRAY;
		return reader.lastDiskNumber = Math.max(currentDiskNumber, reader.lastDiskNumber), result;
	}
}, SplitDataWriter = class extends Stream {
	constructor(writerGenerator, maxSize = 4294967295) {
		super();
		let writer = this;
		Object.assign(writer, {
			diskNumber: 0,
			diskOffset: 0,
			size: 0,
			maxSize,
			availableSize: maxSize
		});
		let diskSourceWriter, diskWritable, diskWriter, writable = new WritableStream({
			async write(chunk) {
				if (chunk === DISK_BOUNDARY) {
					diskWriter && await endDisk();
					return;
				}
				let { availableSize } = writer;
				if (diskWriter) chunk.length >= availableSize ? (await writeChunk(chunk.subarray(0, availableSize)), await endDisk(), chunk.length > availableSize && await this.write(chunk.subarray(availableSize))) : await writeChunk(chunk);
				else {
					let { value, done } = await writerGenerator.next();
					if (done && !value) throw Error(ERR_ITERATOR_COMPLETED_TOO_SOON);
					diskSourceWriter = value, diskSourceWriter.size = 0, diskSourceWriter.maxSize && (writer.maxSize = diskSourceWriter.maxSize), writer.availableSize = writer.maxSize, await initStream(diskSourceWriter), diskWritable = value.writable, diskWriter = diskWritable.getWriter(), await this.write(chunk);
				}
			},
			async close() {
				diskWriter && (await diskWriter.ready, await closeDiskWriter());
			},
			async abort(reason) {
				diskWriter && await diskWriter.abort(reason);
			}
		});
		Object.defineProperty(writer, PROPERTY_NAME_WRITABLE, { get() {
			return writable;
		} });
		async function writeChunk(chunk) {
			let chunkLength = chunk.length;
			chunkLength && (await diskWriter.ready, await diskWriter.write(chunk), diskSourceWriter.size += chunkLength, writer.availableSize -= chunkLength);
		}
		async function endDisk() {
			await closeDiskWriter(), writer.diskOffset += diskSourceWriter.size, writer.diskNumber++, diskWriter = null, writer.availableSize = writer.maxSize;
		}
		async function closeDiskWriter() {
			await diskWriter.close();
		}
	}
	async closeDisk() {
		let streamWriter = this.writable.getWriter();
		try {
			await streamWriter.ready, await streamWriter.write(DISK_BOUNDARY);
		} finally {
			streamWriter.releaseLock();
		}
	}
}, GenericReader = class {
	constructor(reader) {
		return Array.isArray(reader) && (reader = new SplitDataReader(reader)), (reader instanceof ReadableStream || typeof reader.getReader == "function") && (reader = { readable: toCompatibleReadable(reader) }), reader;
	}
}, GenericWriter = class {
	constructor(writer) {
		writer.writable === void 0 && typeof writer.next == "function" && (writer = new SplitDataWriter(writer)), (writer instanceof WritableStream || typeof writer.getWriter == "function") && (writer = { writable: toCompatibleWritable(writer) });
		try {
			writer.size = writer.size === void 0 ? 0 : writer.size;
		} catch {
			throw Error(ERR_WRITER_SIZE_NOT_WRITABLE);
		}
		return writer;
	}
};
function ownsWritable(writer) {
	return !!(writer && writer.getData);
}
async function initStream(stream, initSize) {
	if (stream.init && !stream.initialized) await stream.init(initSize);
	else return Promise.resolve();
}
async function initDiskReader(diskReader) {
	return diskReader = new GenericReader(diskReader), await initStream(diskReader), diskReader.size !== void 0 && diskReader.readUint8Array || (diskReader = new BlobReader(await streamToBlob(diskReader.readable)), await initStream(diskReader)), diskReader;
}
function readUint8Array(reader, offset, size) {
	return reader.readUint8Array(offset, size);
}
function createReadable(reader, options) {
	return reader.createReadable ? reader.createReadable(options) : reader.readUint8Array ? Reader.prototype.createReadable.call(reader, options) : reader.readable;
}
// node_modules/@zip.js/zip.js/lib/core/util/warnings.js
function addWarning(warnings, reason, filename) {
	if (!warnings.some((warning) => warning.reason == reason)) {
		let warning = { reason };
		filename !== void 0 && (warning.filename = filename), warnings.push(warning);
	}
}
// node_modules/@zip.js/zip.js/lib/core/zip-entry.js
const PROPERTY_NAME_FILENAME = "filename", PROPERTY_NAME_RAW_FILENAME = "rawFilename", PROPERTY_NAME_COMMENT = "comment", PROPERTY_NAME_RAW_COMMENT = "rawComment", PROPERTY_NAME_UNCOMPRESSED_SIZE = "uncompressedSize", PROPERTY_NAME_COMPRESSED_SIZE = "compressedSize", PROPERTY_NAME_OFFSET = "offset", PROPERTY_NAME_DISK_NUMBER_START = "diskNumberStart", PROPERTY_NAME_LAST_MODIFICATION_DATE = "lastModDate", PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE = "rawLastModDate", PROPERTY_NAME_LAST_ACCESS_DATE = "lastAccessDate", PROPERTY_NAME_RAW_LAST_ACCESS_DATE = "rawLastAccessDate", PROPERTY_NAME_CREATION_DATE = "creationDate", PROPERTY_NAME_RAW_CREATION_DATE = "rawCreationDate", PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES = "internalFileAttributes", PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES = "externalFileAttributes", PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW = "msdosAttributesRaw", PROPERTY_NAME_MSDOS_ATTRIBUTES = "msdosAttributes", PROPERTY_NAME_MS_DOS_COMPATIBLE = "msDosCompatible", PROPERTY_NAME_ZIP64 = "zip64", PROPERTY_NAME_ENCRYPTED = "encrypted", PROPERTY_NAME_VERSION = "version", PROPERTY_NAME_VERSION_MADE_BY = "versionMadeBy", PROPERTY_NAME_ZIPCRYPTO = "zipCrypto", PROPERTY_NAME_DIRECTORY = "directory", PROPERTY_NAME_EXECUTABLE = "executable", PROPERTY_NAME_COMPRESSION_METHOD = "compressionMethod", PROPERTY_NAME_SIGNATURE = "signature", PROPERTY_NAME_EXTRA_FIELD = "extraField", PROPERTY_NAME_UNIX_MODE = "unixMode", PROPERTY_NAME_SETUID = "setuid", PROPERTY_NAME_SETGID = "setgid", PROPERTY_NAME_STICKY = "sticky", PROPERTY_NAMES = [
	PROPERTY_NAME_FILENAME,
	PROPERTY_NAME_RAW_FILENAME,
	PROPERTY_NAME_UNCOMPRESSED_SIZE,
	PROPERTY_NAME_COMPRESSED_SIZE,
	PROPERTY_NAME_LAST_MODIFICATION_DATE,
	PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE,
	PROPERTY_NAME_COMMENT,
	PROPERTY_NAME_RAW_COMMENT,
	PROPERTY_NAME_LAST_ACCESS_DATE,
	PROPERTY_NAME_RAW_LAST_ACCESS_DATE,
	PROPERTY_NAME_CREATION_DATE,
	PROPERTY_NAME_RAW_CREATION_DATE,
	PROPERTY_NAME_OFFSET,
	PROPERTY_NAME_DISK_NUMBER_START,
	PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES,
	PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES,
	PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW,
	PROPERTY_NAME_MSDOS_ATTRIBUTES,
	PROPERTY_NAME_MS_DOS_COMPATIBLE,
	PROPERTY_NAME_ZIP64,
	PROPERTY_NAME_ENCRYPTED,
	PROPERTY_NAME_VERSION,
	PROPERTY_NAME_VERSION_MADE_BY,
	PROPERTY_NAME_ZIPCRYPTO,
	PROPERTY_NAME_DIRECTORY,
	PROPERTY_NAME_EXECUTABLE,
	"symlink",
	PROPERTY_NAME_COMPRESSION_METHOD,
	PROPERTY_NAME_SIGNATURE,
	"crc32",
	PROPERTY_NAME_EXTRA_FIELD,
	"extraFieldUnix",
	"extraFieldInfoZip",
	"extraFieldUnixType1",
	"extraFieldPkwareUnix",
	"uid",
	"gid",
	PROPERTY_NAME_UNIX_MODE,
	"unixExternalUpper",
	PROPERTY_NAME_SETUID,
	PROPERTY_NAME_SETGID,
	PROPERTY_NAME_STICKY,
	"bitFlag",
	"rawBitFlag",
	"filenameLength",
	"extraFieldLength",
	"filenameUTF8",
	"commentUTF8",
	"rawExtraField",
	"extraFieldZip64",
	"extraFieldUnicodePath",
	"extraFieldUnicodeComment",
	"extraFieldAES",
	"extraFieldNTFS",
	"extraFieldExtendedTimestamp",
	"extraFieldUSDZ"
];
var Entry = class {
	constructor(data) {
		PROPERTY_NAMES.forEach((name) => this[name] = data[name]);
	}
};
const INTERPRETED_EXTRA_FIELD_TYPES = /* @__PURE__ */ new Set([
	1,
	EXTRAFIELD_TYPE_AES,
	10,
	EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP,
	EXTRAFIELD_TYPE_UNICODE_PATH,
	EXTRAFIELD_TYPE_UNICODE_COMMENT,
	EXTRAFIELD_TYPE_USDZ,
	EXTRAFIELD_TYPE_INFOZIP,
	EXTRAFIELD_TYPE_UNIX,
	EXTRAFIELD_TYPE_UNIX_TYPE1,
	13
]);
function getUserExtraField(extraField) {
	if (extraField) {
		let userExtraField = /* @__PURE__ */ new Map();
		if (extraField.forEach((field, type) => {
			INTERPRETED_EXTRA_FIELD_TYPES.has(type) || userExtraField.set(type, field.data);
		}), userExtraField.size) return userExtraField;
	}
}
function getEncryptionOverhead(encrypted, zipCrypto, encryptionStrength) {
	return encrypted ? zipCrypto ? 12 : 16 + encryptionStrength * 4 : 0;
}
// node_modules/@zip.js/zip.js/lib/core/zip-reader.js
const ERR_BAD_FORMAT = "File format is not recognized", ERR_EOCDR_NOT_FOUND = "End of central directory not found", ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND = "End of Zip64 central directory locator not found", ERR_CENTRAL_DIRECTORY_NOT_FOUND = "Central directory header not found", ERR_ENCRYPTED = "File contains encrypted entry", ERR_UNSUPPORTED_ENCRYPTION = "Encryption method not supported", ERR_SPLIT_ZIP_FILE = "Split zip file", ERR_ENTRY_DATA_OUT_OF_BOUNDS = "Entry data out of bounds", ERR_AMBIGUOUS_ARCHIVE = "Ambiguous archive", ERR_ENCRYPTED_CENTRAL_DIRECTORY = "Encrypted central directory is not supported", ERR_UNSAFE_FILENAME = "Unsafe filename", ERR_INVALID_STRICTNESS = "Invalid strictness (must be 'strict', 'balanced' or 'tolerant')", ERR_INVALID_FILENAME_VALIDATION = "Invalid filenameValidation (must be 'strict', 'balanced' or 'tolerant')", ERR_INVALID_MAX_APPENDED_DATA_SIZE = "Invalid maxAppendedDataSize (must be a number greater than or equal to 0)", ERR_UNSUPPORTED_UINT64 = "64-bit value exceeds Number.MAX_SAFE_INTEGER", WARNING_UNSORTED_CENTRAL_DIRECTORY = "unsorted central directory", WARNING_UNKNOWN_VERSION = "unknown version needed to extract", WARNING_COMPRESSED_PATCHED_DATA = "compressed patched data", WARNING_MALFORMED_EXTRA_FIELD = "malformed extra field", WARNING_UNKNOWN_ZIP64_EXTENSIBLE_DATA = "unknown zip64 extensible data", WARNING_WRAPPED_ENTRIES_COUNT = "wrapped entries count", WARNING_APPENDED_DATA = "appended data", WARNING_PREPENDED_DATA = "prepended data", WARNING_PREPENDED_CENTRAL_DIRECTORY = "prepended central directory", WARNING_TRAILING_CENTRAL_DIRECTORY_DATA = "trailing central directory data", WARNING_MISMATCHED_CENTRAL_DIRECTORY_OFFSET = "mismatched central directory offset", WARNING_MISSING_ZIP64_EXTRA_FIELD = "missing zip64 extra field", WARNING_DUPLICATE_FILENAME = "duplicate filename", WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY = "mismatched zip64 end of central directory record", WARNING_MULTIPLE_END_OF_CENTRAL_DIRECTORY = "multiple end of central directory records", WARNING_MISMATCHED_LOCAL_FILE_HEADER_FILENAME = "mismatched local file header (filename)", WARNING_MISMATCHED_LOCAL_FILE_HEADER_BIT_FLAG = "mismatched local file header (general purpose bit flag)", WARNING_MISMATCHED_LOCAL_FILE_HEADER_COMPRESSION_METHOD = "mismatched local file header (compression method)", WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES = "mismatched local file header (crc32 or sizes)", DRIVE_LETTER_REGEXP = /^[a-zA-Z]:/, PARENT_DIRECTORY_REGEXP = /(^|[\\/])\.\.([\\/]|$)/, CHARSET_UTF8 = "utf-8", CHARSET_CP437 = "cp437", BITFLAG_AMBIGUITY_MASK = 2121, ZIP64_PROPERTIES = [
	[PROPERTY_NAME_UNCOMPRESSED_SIZE, MAX_32_BITS],
	[PROPERTY_NAME_COMPRESSED_SIZE, MAX_32_BITS],
	[PROPERTY_NAME_OFFSET, MAX_32_BITS],
	[PROPERTY_NAME_DISK_NUMBER_START, MAX_16_BITS]
], ZIP64_EXTRACTION = {
	[MAX_16_BITS]: {
		getValue: getUint32,
		bytes: 4
	},
	[MAX_32_BITS]: {
		getValue: getBigUint64,
		bytes: 8
	}
}, MAX_SAFE_UINT64 = BigInt(2 ** 53 - 1);
var ZipReader = class {
	constructor(reader, options = {}) {
		Object.assign(this, {
			reader: new GenericReader(reader),
			options: options || {},
			readRanges: {
				indexes: /* @__PURE__ */ new Set(),
				sortedRanges: [],
				pendingRanges: []
			},
			entriesMissingZip64ExtraField: /* @__PURE__ */ new WeakSet()
		});
	}
	async *getEntriesGenerator(options = {}) {
		let zipReader = this, { reader } = zipReader;
		if (await initStream(reader), reader.size !== void 0 && reader.readUint8Array || (reader = new BlobReader(await streamToBlob(reader.readable)), await initStream(reader)), reader.size < 22) throw Error(ERR_BAD_FORMAT);
		let warnings = zipReader.warnings = [], strictness = getStrictness(options, zipReader.options), checkAmbiguity = strictness == STRICTNESS_STRICT, rejectAmbiguousEndOfDirectory = strictness != STRICTNESS_TOLERANT, maxAppendedDataSize = getMaxAppendedDataSize(getOptionValue(zipReader, options, "maxAppendedDataSize"), strictness), filenameValidation = getFilenameValidation(getOptionValue(zipReader, options, "filenameValidation"), strictness), normalizeFilename = getOptionValue(zipReader, options, "normalizeFilename"), { endOfDirectoryInfo, endOfDirectoryReachingEndCount } = await findEndOfCentralDirectory(reader, rejectAmbiguousEndOfDirectory, maxAppendedDataSize);
		if (!endOfDirectoryInfo) throw await startsWithSplitZipSignature(reader) ? Error(ERR_SPLIT_ZIP_FILE) : Error(ERR_EOCDR_NOT_FOUND);
		rejectAmbiguousEndOfDirectory && endOfDirectoryReachingEndCount > 1 && throwAmbiguousArchive(WARNING_MULTIPLE_END_OF_CENTRAL_DIRECTORY);
		let endOfDirectoryView = getDataView(endOfDirectoryInfo), directoryDataLength = getUint32(endOfDirectoryView, 12), directoryDataOffset = getUint32(endOfDirectoryView, 16), commentOffset = endOfDirectoryInfo.offset, commentLength = getUint16(endOfDirectoryView, 20), appendedDataOffset = commentOffset + 22 + commentLength, appendedDataLength = reader.size - appendedDataOffset;
		appendedDataLength > maxAppendedDataSize && throwAmbiguousArchive(WARNING_APPENDED_DATA), appendedDataLength > 0 && addWarning(warnings, WARNING_APPENDED_DATA);
		let lastDiskNumber = getUint16(endOfDirectoryView, 4), expectedLastDiskNumber = reader.lastDiskNumber || 0, diskNumber = getUint16(endOfDirectoryView, 6), filesLength = getUint16(endOfDirectoryView, 10), prependedDataLength = 0, prependedCentralDirectory, startOffset, zip64EndOfDirectory, zip64EndOfDirectoryVersion2, zip64EndOfDirectoryLength = 56, directoryEncryptionInfo, requiresZip64 = directoryDataOffset == 4294967295 || directoryDataLength == 4294967295 || filesLength == 65535 || diskNumber == 65535;
		if (directoryDataOffset != 4294967295 && diskNumber != 65535 && (directoryDataOffset += getDiskOffset(reader, diskNumber)), requiresZip64) {
			let endOfDirectoryLocatorArray = endOfDirectoryInfo.offset >= 20 ? await readUint8Array(reader, endOfDirectoryInfo.offset - 20, 20) : EMPTY_UINT8_ARRAY, endOfDirectoryLocatorView = getDataView(endOfDirectoryLocatorArray);
			if (endOfDirectoryLocatorArray.length == 20 && getUint32(endOfDirectoryLocatorView, 0) == 117853008) {
				directoryDataOffset = getDiskOffset(reader, getUint32(endOfDirectoryLocatorView, 4)) + getBigUint64(endOfDirectoryLocatorView, 8);
				let endOfDirectoryArray = await readUint8Array(reader, directoryDataOffset, 56), endOfDirectoryView = getDataView(endOfDirectoryArray);
				if (endOfDirectoryArray.length < 56 || getUint32(endOfDirectoryView, 0) != 101075792) {
					let locatorOffset = endOfDirectoryInfo.offset - 20, expectedDirectoryDataOffset = locatorOffset - 56;
					if (await startsWithSignature(reader, expectedDirectoryDataOffset, 101075792) || (expectedDirectoryDataOffset = await findZip64EndOfDirectoryOffset(reader, locatorOffset)), expectedDirectoryDataOffset !== void 0 && expectedDirectoryDataOffset >= 0 && directoryDataOffset != expectedDirectoryDataOffset) {
						let originalDirectoryDataOffset = directoryDataOffset;
						directoryDataOffset = expectedDirectoryDataOffset, directoryDataOffset > originalDirectoryDataOffset && (prependedDataLength = directoryDataOffset - originalDirectoryDataOffset), endOfDirectoryArray = await readUint8Array(reader, directoryDataOffset, 56), endOfDirectoryView = getDataView(endOfDirectoryArray);
					}
				}
				if (endOfDirectoryArray.length < 56 || getUint32(endOfDirectoryView, 0) != 101075792) throw Error(ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND);
				if (zip64EndOfDirectory = !0, zip64EndOfDirectoryVersion2 = getBigUint64(endOfDirectoryView, 4) > 44, zip64EndOfDirectoryVersion2) {
					let extensibleDataLength = Math.min(getBigUint64(endOfDirectoryView, 4) - 44, reader.size - directoryDataOffset - 56);
					extensibleDataLength > 0 && (zip64EndOfDirectoryLength += extensibleDataLength, directoryEncryptionInfo = getDirectoryEncryptionInfo(await readUint8Array(reader, directoryDataOffset + 56, extensibleDataLength)));
				}
				lastDiskNumber == 65535 ? lastDiskNumber = getUint32(endOfDirectoryView, 16) : lastDiskNumber != getUint32(endOfDirectoryView, 16) && reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY), diskNumber == 65535 ? diskNumber = getUint32(endOfDirectoryView, 20) : diskNumber != getUint32(endOfDirectoryView, 20) && reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY), filesLength == 65535 ? filesLength = getBigUint64(endOfDirectoryView, 32) : filesLength != getBigUint64(endOfDirectoryView, 32) && reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY), directoryDataLength == 4294967295 ? directoryDataLength = getBigUint64(endOfDirectoryView, 40) : directoryDataLength != getBigUint64(endOfDirectoryView, 40) && reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY), directoryDataOffset = getDiskOffset(reader, diskNumber) + getBigUint64(endOfDirectoryView, 48) + prependedDataLength;
			} else if (directoryDataOffset == 4294967295 || directoryDataLength == 4294967295 || diskNumber == 65535) throw Error(ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND);
		}
		let declaredDirectoryDataLength = directoryDataLength, centralDirectoryEndOffset = endOfDirectoryInfo.offset - (zip64EndOfDirectory ? zip64EndOfDirectoryLength + 20 : 0);
		if (expectedLastDiskNumber != lastDiskNumber) throw Error(ERR_SPLIT_ZIP_FILE);
		if (directoryDataOffset < 0) throw Error(ERR_BAD_FORMAT);
		let offset = 0, directoryArray = directoryDataOffset < reader.size ? await readUint8Array(reader, directoryDataOffset, directoryDataLength) : EMPTY_UINT8_ARRAY, directoryView = getDataView(directoryArray);
		if (directoryDataLength) {
			let expectedDirectoryDataOffset = centralDirectoryEndOffset - directoryDataLength;
			if (directoryDataOffset != expectedDirectoryDataOffset && diskNumber == lastDiskNumber) {
				let storedPointsAtDirectory = directoryArray.length >= 4 && (getUint32(directoryView, offset) == 33639248 || !!(directoryEncryptionInfo && directoryEncryptionInfo.compressedSize) || detectEncryptedCentralDirectory(directoryView));
				if (!storedPointsAtDirectory && expectedDirectoryDataOffset < 0) throw Error(ERR_BAD_FORMAT);
				let reconcile = !storedPointsAtDirectory;
				if (expectedDirectoryDataOffset >= 0 && expectedDirectoryDataOffset + 4 <= reader.size) {
					let expectedPointsAtDirectory = await pointsAtDirectory(reader, expectedDirectoryDataOffset);
					if (!expectedPointsAtDirectory) {
						let signatureRecordOffset = await findDigitalSignatureRecordOffset(reader, centralDirectoryEndOffset), signedDirectoryDataOffset = signatureRecordOffset - directoryDataLength;
						signatureRecordOffset !== void 0 && signedDirectoryDataOffset >= 0 && await pointsAtDirectory(reader, signedDirectoryDataOffset) && (expectedDirectoryDataOffset = signedDirectoryDataOffset, expectedPointsAtDirectory = !0);
					}
					storedPointsAtDirectory && (reconcile = expectedPointsAtDirectory);
				}
				if (reconcile && expectedDirectoryDataOffset != directoryDataOffset) {
					let originalDirectoryDataOffset = directoryDataOffset;
					directoryDataOffset = expectedDirectoryDataOffset, directoryArray = await readUint8Array(reader, directoryDataOffset, directoryDataLength), directoryView = getDataView(directoryArray);
					let offsetDelta = directoryDataOffset - originalDirectoryDataOffset, { localHeaderFound, shiftedLocalHeaderFound } = await probeLocalHeaders(reader, directoryArray, directoryView, offsetDelta);
					offsetDelta > 0 && (!localHeaderFound || shiftedLocalHeaderFound) ? (prependedDataLength += offsetDelta, prependedCentralDirectory = storedPointsAtDirectory) : (reportAmbiguity(checkAmbiguity, warnings, WARNING_MISMATCHED_CENTRAL_DIRECTORY_OFFSET), offsetDelta < 0 && !localHeaderFound && shiftedLocalHeaderFound && (prependedDataLength += offsetDelta));
				}
			}
			if (directoryArray.length < 4) throw Error(ERR_BAD_FORMAT);
		} else !filesLength && directoryDataOffset < centralDirectoryEndOffset && diskNumber == lastDiskNumber && (prependedDataLength += centralDirectoryEndOffset - directoryDataOffset, directoryDataOffset = centralDirectoryEndOffset);
		let expectedDirectoryDataLength = centralDirectoryEndOffset - directoryDataOffset;
		if (directoryDataLength != expectedDirectoryDataLength && expectedDirectoryDataLength >= 0 && diskNumber == lastDiskNumber && (directoryDataLength = expectedDirectoryDataLength, directoryArray = await readUint8Array(reader, directoryDataOffset, directoryDataLength), directoryView = getDataView(directoryArray)), directoryDataOffset < 0 || directoryDataOffset >= reader.size) throw Error(ERR_BAD_FORMAT);
		zipReader.directoryOffset = directoryDataOffset, zipReader.directoryLength = declaredDirectoryDataLength;
		let decryptCentralDirectory = getFunctionOptionValue(zipReader, options, "decryptCentralDirectory"), decryptedDirectory, dataAfterEncryptedDirectory;
		if (decryptCentralDirectory && filesLength && directoryArray.length >= 4 && getUint32(directoryView, 0) != 33639248 && (zip64EndOfDirectoryVersion2 || detectEncryptedCentralDirectory(directoryView))) {
			let encryptedDirectoryDataLength = getEncryptedDirectoryDataLength(directoryEncryptionInfo, declaredDirectoryDataLength, directoryArray.length);
			dataAfterEncryptedDirectory = directoryArray.subarray(encryptedDirectoryDataLength), directoryArray = await decryptCentralDirectory(directoryArray.subarray(0, encryptedDirectoryDataLength), directoryEncryptionInfo), directoryView = getDataView(directoryArray), declaredDirectoryDataLength = directoryArray.length, decryptedDirectory = !0;
		}
		directoryEncryptionInfo && !decryptedDirectory && (directoryArray.length < 4 || getUint32(directoryView, 0) == 33639248) && addWarning(warnings, WARNING_UNKNOWN_ZIP64_EXTENSIBLE_DATA), startOffset = directoryDataOffset;
		let filenameEncoding = getOptionValue(zipReader, options, "filenameEncoding"), commentEncoding = getOptionValue(zipReader, options, "commentEncoding"), filenames = /* @__PURE__ */ new Set(), duplicateFilename, previousEntryPosition = -Infinity, recoverWrappedFilesLength = !checkAmbiguity && !zip64EndOfDirectory;
		!filesLength && recoverWrappedFilesLength && (filesLength = getWrappedFilesLength(directoryView, directoryArray, offset), filesLength && addWarning(warnings, WARNING_WRAPPED_ENTRIES_COUNT));
		let entryOptions = Object.assign({}, zipReader.options, options, { [OPTION_STRICTNESS]: strictness });
		delete entryOptions[OPTION_CHECK_AMBIGUITY];
		for (let indexFile = 0; indexFile < filesLength; indexFile++) {
			let fileEntry = new ZipEntry(reader, entryOptions);
			if (offset + 46 > directoryArray.length || getUint32(directoryView, offset) != 33639248) throw indexFile == 0 && !decryptedDirectory && (zip64EndOfDirectoryVersion2 || detectEncryptedCentralDirectory(directoryView)) ? Error(ERR_ENCRYPTED_CENTRAL_DIRECTORY) : Error(ERR_CENTRAL_DIRECTORY_NOT_FOUND);
			readCommonHeader(fileEntry, directoryView, offset + 6);
			let languageEncodingFlag = !!fileEntry.bitFlag.languageEncodingFlag, filenameOffset = offset + 46, commentOffset = filenameOffset + fileEntry.filenameLength + fileEntry.extraFieldLength, versionMadeBy = getUint16(directoryView, offset + 4), msDosCompatible = !(versionMadeBy >> 8), unixCompatible = versionMadeBy >> 8 == 3, commentLength = getUint16(directoryView, offset + 32), endOffset = commentOffset + commentLength, rawEntryData = new Uint8Array(directoryArray.subarray(filenameOffset, endOffset)), rawFilename = rawEntryData.subarray(0, fileEntry.filenameLength), rawComment = rawEntryData.subarray(fileEntry.filenameLength + fileEntry.extraFieldLength), filenameUTF8 = languageEncodingFlag || !filenameEncoding && isUTF8Text(rawFilename), commentUTF8 = languageEncodingFlag || !commentEncoding && isUTF8Text(rawComment), externalFileAttributes = getUint32(directoryView, offset + 38), msdosAttributesRaw = externalFileAttributes & 255, msdosAttributes = {
				readOnly: !!(msdosAttributesRaw & 1),
				hidden: !!(msdosAttributesRaw & 2),
				system: !!(msdosAttributesRaw & 4),
				directory: !!(msdosAttributesRaw & 16),
				archive: !!(msdosAttributesRaw & 32)
			}, offsetFileEntry = getUint32(directoryView, offset + 42), decode = getFunctionOptionValue(zipReader, options, "decodeText") || decodeText, rawFilenameEncoding = filenameUTF8 ? CHARSET_UTF8 : filenameEncoding || CHARSET_CP437, rawCommentEncoding = commentUTF8 ? CHARSET_UTF8 : commentEncoding || CHARSET_CP437, filename = decode(rawFilename, rawFilenameEncoding, TEXT_TYPE_FILENAME);
			filename === void 0 && (filename = decodeText(rawFilename, rawFilenameEncoding));
			let comment = decode(rawComment, rawCommentEncoding, TEXT_TYPE_COMMENT);
			comment === void 0 && (comment = decodeText(rawComment, rawCommentEncoding)), Object.assign(fileEntry, {
				index: indexFile,
				decryptedDirectory,
				versionMadeBy,
				msDosCompatible,
				zip64: !1,
				compressedSize: 0,
				uncompressedSize: 0,
				commentLength,
				offset: offsetFileEntry,
				diskNumberStart: getUint16(directoryView, offset + 34),
				internalFileAttributes: getUint16(directoryView, offset + 36),
				externalFileAttributes,
				msdosAttributesRaw,
				msdosAttributes,
				rawFilename,
				filenameUTF8,
				commentUTF8,
				rawExtraField: rawEntryData.subarray(fileEntry.filenameLength, fileEntry.filenameLength + fileEntry.extraFieldLength),
				rawComment,
				filename,
				comment
			});
			let malformedExtraField;
			try {
				malformedExtraField = readCommonFooter(fileEntry, fileEntry, directoryView, offset + 6);
			} catch (error) {
				if (checkAmbiguity || error.message != "Zip64 extra field not found") throw error;
				fileEntry.zip64ExtraFieldMissing = !0, addWarning(warnings, WARNING_MISSING_ZIP64_EXTRA_FIELD, fileEntry.filename);
			}
			if (filename = fileEntry.filename, normalizeFilename) {
				let normalizedFilename = normalizeFilename(filename);
				normalizedFilename !== void 0 && (filename = fileEntry.filename = normalizedFilename);
			}
			if (isUnsafeFilename(filename, filenameValidation)) {
				let error = /* @__PURE__ */ Error(ERR_UNSAFE_FILENAME);
				throw error.filename = filename, error;
			}
			if (malformedExtraField && addWarning(warnings, WARNING_MALFORMED_EXTRA_FIELD, filename), fileEntry.zip64ExtraFieldMissing && fileEntry.offset == 4294967295) startOffset = 0;
			else {
				fileEntry.offset += prependedDataLength;
				let entryPosition = getDiskOffset(reader, fileEntry.diskNumberStart) + fileEntry.offset;
				startOffset = Math.min(entryPosition, startOffset), entryPosition < previousEntryPosition && addWarning(warnings, WARNING_UNSORTED_CENTRAL_DIRECTORY, filename), previousEntryPosition = entryPosition;
			}
			(fileEntry.version & 255) > 63 && addWarning(warnings, WARNING_UNKNOWN_VERSION, filename), (fileEntry.rawBitFlag & 32) == 32 && addWarning(warnings, WARNING_COMPRESSED_PATCHED_DATA, filename), filenames.has(fileEntry.filename) && (duplicateFilename = !0), filenames.add(fileEntry.filename);
			let unixExternalUpper = fileEntry.externalFileAttributes >> 16 & MAX_16_BITS;
			fileEntry.unixMode === void 0 && unixExternalUpper & 16877 && (fileEntry.unixMode = unixExternalUpper);
			let setuid = !!(fileEntry.unixMode & FILE_ATTR_UNIX_SETUID_MASK), setgid = !!(fileEntry.unixMode & FILE_ATTR_UNIX_SETGID_MASK), sticky = !!(fileEntry.unixMode & 512), symlink = ((fileEntry.unixMode === void 0 ? unixExternalUpper : fileEntry.unixMode) & FILE_ATTR_UNIX_TYPE_MASK) == FILE_ATTR_UNIX_TYPE_SYMLINK, modeIsDir = fileEntry.unixMode !== void 0 && (fileEntry.unixMode & 61440) == 16384, upperIsDir = (unixExternalUpper & FILE_ATTR_UNIX_TYPE_MASK) == FILE_ATTR_UNIX_TYPE_DIR, directory = modeIsDir || upperIsDir || msDosCompatible && msdosAttributes.directory || fileEntry.filename.endsWith("/"), executable = !symlink && !directory && (fileEntry.unixMode === void 0 ? unixCompatible && !!(unixExternalUpper & 73) : !!(fileEntry.unixMode & 73));
			Object.assign(fileEntry, {
				setuid,
				setgid,
				sticky,
				symlink,
				unixExternalUpper,
				executable,
				directory,
				zipCrypto: fileEntry.encrypted && !fileEntry.extraFieldAES
			});
			let entry = new Entry(fileEntry);
			if (fileEntry.zip64ExtraFieldMissing && zipReader.entriesMissingZip64ExtraField.add(entry), entry.getData = (writer, options) => fileEntry.getData(writer, entry, zipReader, options), entry.arrayBuffer = async (options) => {
				let writer = new TransformStream(), arrayBufferPromise = streamToBlob(writer.readable).then((blob) => blob.arrayBuffer());
				return arrayBufferPromise.catch(() => {}), await fileEntry.getData(writer, entry, zipReader, Object.assign({}, options, { preventClose: !1 })), arrayBufferPromise;
			}, offset = endOffset, indexFile == filesLength - 1 && recoverWrappedFilesLength) {
				let wrappedFilesLength = getWrappedFilesLength(directoryView, directoryArray, offset);
				wrappedFilesLength && (filesLength += wrappedFilesLength, addWarning(warnings, WARNING_WRAPPED_ENTRIES_COUNT));
			}
			let { onprogress } = options;
			if (onprogress) try {
				await onprogress(indexFile + 1, filesLength, new Entry(fileEntry));
			} catch {}
			yield entry;
		}
		let offsetAfterSignature = offset, digitalSignature = readDigitalSignature(directoryArray.subarray(offset)) || (decryptedDirectory ? readDigitalSignature(dataAfterEncryptedDirectory) : void 0);
		if (!digitalSignature && !decryptedDirectory) {
			let signatureRecordOffset = directoryDataOffset + offset, signatureRecordLength = Math.min(centralDirectoryEndOffset - signatureRecordOffset, 65541);
			signatureRecordLength >= 6 && (digitalSignature = readDigitalSignature(await readUint8Array(reader, signatureRecordOffset, signatureRecordLength)));
		}
		digitalSignature && (zipReader.digitalSignature = digitalSignature, offsetAfterSignature = offset + 6 + digitalSignature.length), (offset != declaredDirectoryDataLength && offsetAfterSignature != declaredDirectoryDataLength || !decryptedDirectory && offset != directoryDataLength && offsetAfterSignature != directoryDataLength) && reportAmbiguity(checkAmbiguity, warnings, WARNING_TRAILING_CENTRAL_DIRECTORY_DATA), duplicateFilename && reportAmbiguity(checkAmbiguity, warnings, WARNING_DUPLICATE_FILENAME);
		let extractPrependedData = getOptionValue(zipReader, options, "extractPrependedData"), extractAppendedData = getOptionValue(zipReader, options, "extractAppendedData"), splitZipSignatureLength = (checkAmbiguity || extractPrependedData) && filesLength && startOffset == 4 && await startsWithSplitZipMarker(reader) ? 4 : 0;
		return checkAmbiguity && (prependedDataLength > 0 || filesLength && startOffset > splitZipSignatureLength) && throwAmbiguousArchive(WARNING_PREPENDED_DATA), (prependedDataLength > 0 || filesLength && startOffset > 4) && addWarning(warnings, WARNING_PREPENDED_DATA), prependedCentralDirectory && addWarning(warnings, WARNING_PREPENDED_CENTRAL_DIRECTORY), extractPrependedData && (zipReader.prependedData = startOffset > splitZipSignatureLength ? await readUint8Array(reader, splitZipSignatureLength, startOffset - splitZipSignatureLength) : EMPTY_UINT8_ARRAY), zipReader.comment = commentLength ? await readUint8Array(reader, commentOffset + 22, commentLength) : EMPTY_UINT8_ARRAY, extractAppendedData && (zipReader.appendedData = appendedDataOffset < reader.size ? await readUint8Array(reader, appendedDataOffset, reader.size - appendedDataOffset) : EMPTY_UINT8_ARRAY), !0;
	}
	async getEntries(options = {}) {
		let entries = [];
		for await (let entry of this.getEntriesGenerator(options)) entries.push(entry);
		return entries;
	}
	async close() {
		let { reader } = this;
		!reader.readUint8Array && reader.readable && !reader.readable.locked && await reader.readable.cancel();
	}
	[SYMBOL_ASYNC_DISPOSE]() {
		return this.close();
	}
}, ZipEntry = class {
	constructor(reader, options) {
		Object.assign(this, {
			reader,
			options
		});
	}
	async getData(writer, fileEntry, zipReader, options = {}) {
		let zipEntry = this, { readRanges, directoryOffset } = zipReader;
		if (zipEntry.zip64ExtraFieldMissing) throw Error(ERR_EXTRAFIELD_ZIP64_NOT_FOUND);
		let config = getConfiguration(), { reader, index, offset, diskNumberStart, extraFieldAES, extraFieldZip64, compressionMethod, bitFlag, rawBitFlag, crc32, rawLastModDate, uncompressedSize, compressedSize } = zipEntry, { dataDescriptor } = bitFlag, localDirectory = fileEntry.localDirectory = {}, warnings = fileEntry.warnings = [], localHeaderOffset = getDiskOffset(reader, diskNumberStart) + offset, dataArray = await readUint8Array(reader, localHeaderOffset, 30), dataView = getDataView(dataArray), password = getOptionValue(zipEntry, options, OPTION_PASSWORD), rawPassword = getOptionValue(zipEntry, options, OPTION_RAW_PASSWORD), passThrough = checkPassThroughOption(getOptionValue(zipEntry, options, OPTION_PASS_THROUGH)), passThroughCompression = !!passThrough, passThroughEncryption = passThrough === !0;
		if (checkPasswordOption(password, rawPassword), password = password && password.length ? password : void 0, rawPassword = rawPassword && rawPassword.length ? rawPassword : void 0, extraFieldAES && extraFieldAES.originalCompressionMethod != 99) throw Error(ERR_UNSUPPORTED_COMPRESSION);
		if (dataArray.length < 30 || getUint32(dataView, 0) != 67324752) throw Error(ERR_LOCAL_FILE_HEADER_NOT_FOUND);
		readCommonHeader(localDirectory, dataView, 4);
		let { extraFieldLength, filenameLength } = localDirectory, dataOffset = localDirectory.dataOffset = localHeaderOffset + 30 + filenameLength + extraFieldLength, checkLocalDirectoryOption = getOptionValue(zipEntry, options, "checkLocalDirectory"), entryStrictness = getStrictness(options, zipEntry.options), checkLocalDirectory = getCheckLocalDirectory(checkLocalDirectoryOption, entryStrictness), checkLocalFilenameOption = getOptionValue(zipEntry, options, "checkLocalFilename"), checkLocalFilename = getCheckLocalFilename(checkLocalFilenameOption === void 0 ? checkLocalDirectoryOption : checkLocalFilenameOption, entryStrictness), rawLocalFilename = EMPTY_UINT8_ARRAY;
		if (checkLocalFilename && (filenameLength || extraFieldLength)) {
			let trailingDataArray = await readUint8Array(reader, localHeaderOffset + 30, filenameLength + extraFieldLength);
			rawLocalFilename = trailingDataArray.subarray(0, filenameLength), localDirectory.rawExtraField = trailingDataArray.subarray(filenameLength);
		} else localDirectory.rawExtraField = extraFieldLength ? await readUint8Array(reader, localHeaderOffset + 30 + filenameLength, extraFieldLength) : EMPTY_UINT8_ARRAY;
		checkLocalFilename && (localDirectory.rawFilename = rawLocalFilename), readCommonFooter(zipEntry, localDirectory, dataView, 4, !0) && addWarning(warnings, WARNING_MALFORMED_EXTRA_FIELD), validateLocalDirectory(zipEntry, localDirectory, rawLocalFilename, checkLocalFilename, checkLocalDirectory ? void 0 : warnings);
		let { lastAccessDate, creationDate, uid, gid } = localDirectory;
		lastAccessDate && fileEntry.lastAccessDate === void 0 && (fileEntry.lastAccessDate = lastAccessDate), creationDate && fileEntry.creationDate === void 0 && (fileEntry.creationDate = creationDate), uid !== void 0 && fileEntry.uid === void 0 && (fileEntry.uid = uid), gid !== void 0 && fileEntry.gid === void 0 && (fileEntry.gid = gid);
		let checkPasswordOnly = getOptionValue(zipEntry, options, "checkPasswordOnly"), encrypted = zipEntry.encrypted && (!passThroughEncryption || checkPasswordOnly), zipCrypto = encrypted && !extraFieldAES;
		if (passThroughEncryption || (fileEntry.zipCrypto = zipCrypto), encrypted && (zipEntry.rawBitFlag & 64) == 64) throw Error(ERR_UNSUPPORTED_ENCRYPTION);
		let registeredCodec = passThroughCompression ? void 0 : getRegisteredCodec(compressionMethod);
		if (compressionMethod != 0 && compressionMethod != 8 && compressionMethod != 9 && !registeredCodec && !passThroughCompression) throw Error(ERR_UNSUPPORTED_COMPRESSION);
		if (encrypted) {
			if (!zipCrypto && (extraFieldAES.strength < 1 || extraFieldAES.strength > 3)) throw Error(ERR_UNSUPPORTED_ENCRYPTION);
			if (!password && !rawPassword) throw Error(ERR_ENCRYPTED);
		}
		if (dataOffset + compressedSize > Math.min(reader.size, directoryOffset)) throw Error(ERR_ENTRY_DATA_OUT_OF_BOUNDS);
		let size = compressedSize, signal = checkSignalOption(getOptionValue(zipEntry, options, OPTION_SIGNAL));
		throwIfAborted(signal);
		let checkOverlappingEntry = getOptionValue(zipEntry, options, "checkOverlappingEntry"), checkOverlappingEntryOnly = getOptionValue(zipEntry, options, "checkOverlappingEntryOnly");
		checkOverlappingEntryOnly && (checkOverlappingEntry = !0);
		let { onstart, onprogress, onend } = options, compressed = compressionMethod != 0 && !passThroughCompression, outputSize = passThroughCompression ? compressedSize - getEncryptionOverhead(encrypted, zipCrypto, extraFieldAES && extraFieldAES.strength) : uncompressedSize, deflate64 = compressionMethod == 9, useCompressionStream = getOptionValue(zipEntry, options, OPTION_USE_COMPRESSION_STREAM);
		deflate64 && (useCompressionStream = !1);
		let checkCrc32Option = getOptionValue(zipEntry, options, "checkCrc32"), checkCrc32 = (checkCrc32Option === void 0 ? getOptionValue(zipEntry, options, "checkSignature") : checkCrc32Option) && !passThroughCompression && (!encrypted || zipCrypto || extraFieldAES && extraFieldAES.vendorVersion == 1), workerOptions = {
			options: {
				codecType: "inflate",
				password,
				rawPassword,
				zipCrypto,
				encryptionStrength: extraFieldAES && extraFieldAES.strength,
				checkCrc32,
				checkAuthenticationCode: getOptionValue(zipEntry, options, "checkAuthenticationCode"),
				passwordVerification: zipCrypto && (dataDescriptor ? rawLastModDate >>> 8 & 255 : crc32 >>> 24 & 255),
				outputSize,
				crc32,
				compressed,
				encrypted,
				useWebWorkers: getOptionValue(zipEntry, options, OPTION_USE_WEB_WORKERS),
				useCompressionStream,
				deflate64,
				format: registeredCodec ? registeredCodec.format : void 0,
				codecURI: registeredCodec ? registeredCodec.codecURI : void 0,
				compressionMethod,
				rawBitFlag,
				checkPasswordOnly
			},
			config,
			streamOptions: {
				signal,
				size,
				onstart,
				onprogress,
				onend
			}
		};
		checkOverlappingEntry && (await detectOverlappingEntry({
			reader,
			fileEntry,
			index,
			offset: localHeaderOffset,
			crc32,
			compressedSize,
			uncompressedSize,
			dataOffset,
			dataDescriptor: dataDescriptor || localDirectory.bitFlag.dataDescriptor,
			extraFieldZip64: extraFieldZip64 || localDirectory.extraFieldZip64,
			readRanges
		}), validateDataDescriptor(zipEntry, localDirectory, checkLocalDirectory ? void 0 : warnings));
		let writable, abortError, aborted;
		try {
			if (!checkOverlappingEntryOnly) {
				checkPasswordOnly && (writer = new WritableStream()), writer = new GenericWriter(writer), await initStream(writer, getDecodableOutputSize(outputSize, compressedSize, compressed)), {writable} = writer;
				let { outputSize: writtenSize } = await runWorker({
					readable: toCompatibleReadable(reader.createReadable({
						offset: dataOffset,
						size
					})),
					writable
				}, workerOptions);
				if (throwIfAborted(signal), writtenSize != outputSize) throw Object.assign(/* @__PURE__ */ Error(ERR_INVALID_UNCOMPRESSED_SIZE), { outputSize: writtenSize });
				writer.size += writtenSize;
			}
		} catch (error) {
			if (isErrorObject(error) && error.outputSize !== void 0 && (writer.size += error.outputSize), !checkPasswordOnly || !isErrorObject(error) || error.message != "zipjs-abort-check-password") throw abortError = error, aborted = !0, error;
		} finally {
			if ((ownsWritable(writer) || !getOptionValue(zipEntry, options, "preventClose")) && writable && !writable.locked) {
				let writableWriter = writable.getWriter();
				if (aborted) try {
					await writableWriter.abort(abortError);
				} catch {}
				else await writableWriter.close();
			}
		}
		return checkPasswordOnly || checkOverlappingEntryOnly ? void 0 : writer.getData ? writer.getData() : writable;
	}
};
function detectEncryptedCentralDirectory(directoryView) {
	return directoryView.byteLength >= 4 && getUint32(directoryView, 0) == 134630224;
}
function getWrappedFilesLength(directoryView, directoryArray, offset) {
	let wrappedFilesLength = 0;
	for (; offset + 46 <= directoryArray.length && getUint32(directoryView, offset) == 33639248;) offset += 46 + getUint16(directoryView, offset + 28) + getUint16(directoryView, offset + 30) + getUint16(directoryView, offset + 32), wrappedFilesLength++;
	return wrappedFilesLength % 65536 ? 0 : wrappedFilesLength;
}
function pointsAtDirectory(reader, offset) {
	return startsWithSignature(reader, offset, CENTRAL_FILE_HEADER_SIGNATURE);
}
async function startsWithSignature(reader, offset, signature) {
	return offset < 0 || offset + 4 > reader.size ? !1 : getUint32(getDataView(await readUint8Array(reader, offset, 4)), 0) == signature;
}
async function findDigitalSignatureRecordOffset(reader, endOffset) {
	let startOffset = Math.max(0, endOffset - 65541), tailArray = await readUint8Array(reader, startOffset, endOffset - startOffset), tailView = getDataView(tailArray);
	for (let indexByte = tailArray.length - 6; indexByte >= 0; indexByte--) if (getUint32(tailView, indexByte) == 84233040 && indexByte + 6 + getUint16(tailView, indexByte + 4) == tailArray.length) return startOffset + indexByte;
}
async function findZip64EndOfDirectoryOffset(reader, endOffset) {
	let startOffset = Math.max(0, endOffset - 65591), tailArray = await readUint8Array(reader, startOffset, endOffset - startOffset), tailView = getDataView(tailArray);
	for (let indexByte = tailArray.length - 56; indexByte >= 0; indexByte--) if (getUint32(tailView, indexByte) == 101075792 && indexByte + 12 + Number(tailView.getBigUint64(indexByte + 4, !0)) == tailArray.length) return startOffset + indexByte;
}
async function probeLocalHeaders(reader, directoryArray, directoryView, offsetDelta) {
	let result = {
		localHeaderFound: !1,
		shiftedLocalHeaderFound: !1
	}, recordOffset = 0;
	for (; recordOffset + 46 <= directoryArray.length && getUint32(directoryView, recordOffset) == 33639248;) {
		let localHeaderOffset = getLocalHeaderOffset(directoryArray, directoryView, recordOffset);
		if (localHeaderOffset !== void 0) {
			let localHeaderFound = await startsWithSignature(reader, localHeaderOffset, LOCAL_FILE_HEADER_SIGNATURE), shiftedLocalHeaderFound = await startsWithSignature(reader, localHeaderOffset + offsetDelta, LOCAL_FILE_HEADER_SIGNATURE);
			if (recordOffset || (result = {
				localHeaderFound,
				shiftedLocalHeaderFound
			}), localHeaderFound != shiftedLocalHeaderFound) return {
				localHeaderFound,
				shiftedLocalHeaderFound
			};
		}
		recordOffset += 46 + getUint16(directoryView, recordOffset + 28) + getUint16(directoryView, recordOffset + 30) + getUint16(directoryView, recordOffset + 32);
	}
	return result;
}
function getLocalHeaderOffset(directoryArray, directoryView, recordOffset) {
	let localHeaderOffset = getUint32(directoryView, recordOffset + 42);
	if (localHeaderOffset != 4294967295) return localHeaderOffset;
	let offsetExtraField = recordOffset + 46 + getUint16(directoryView, recordOffset + 28), endExtraField = Math.min(offsetExtraField + getUint16(directoryView, recordOffset + 30), directoryArray.length);
	for (; offsetExtraField + 4 <= endExtraField;) {
		let type = getUint16(directoryView, offsetExtraField), size = getUint16(directoryView, offsetExtraField + 2);
		if (type == 1) {
			let offsetValue = offsetExtraField + 4;
			return getUint32(directoryView, recordOffset + 24) == 4294967295 && (offsetValue += 8), getUint32(directoryView, recordOffset + 20) == 4294967295 && (offsetValue += 8), offsetValue + 8 <= endExtraField ? getBigUint64(directoryView, offsetValue) : void 0;
		}
		offsetExtraField += 4 + size;
	}
}
function readDigitalSignature(signatureRecordArray) {
	if (signatureRecordArray.length >= 6) {
		let signatureRecordView = getDataView(signatureRecordArray);
		if (getUint32(signatureRecordView, 0) == 84233040) {
			let signatureDataLength = getUint16(signatureRecordView, 4);
			if (6 + signatureDataLength <= signatureRecordArray.length) return new Uint8Array(signatureRecordArray.subarray(6, 6 + signatureDataLength));
		}
	}
}
function getEncryptedDirectoryDataLength(directoryEncryptionInfo, declaredDirectoryDataLength, directoryDataLength) {
	let encryptedDirectoryDataLength = directoryEncryptionInfo && directoryEncryptionInfo.compressedSize ? directoryEncryptionInfo.compressedSize : declaredDirectoryDataLength;
	return encryptedDirectoryDataLength > 0 && encryptedDirectoryDataLength <= directoryDataLength ? encryptedDirectoryDataLength : directoryDataLength;
}
function getDirectoryEncryptionInfo(rawExtensibleData) {
	let directoryEncryptionInfo = { rawExtensibleData };
	if (rawExtensibleData.length >= 28) {
		let extensibleDataView = getDataView(rawExtensibleData), hashDataLength = getUint16(extensibleDataView, 26);
		Object.assign(directoryEncryptionInfo, {
			compressionMethod: getUint16(extensibleDataView, 0),
			compressedSize: getBigUint64(extensibleDataView, 2),
			uncompressedSize: getBigUint64(extensibleDataView, 10),
			encryptionAlgorithm: getUint16(extensibleDataView, 18),
			bitLength: getUint16(extensibleDataView, 20),
			flags: getUint16(extensibleDataView, 22),
			hashAlgorithm: getUint16(extensibleDataView, 24),
			hashData: rawExtensibleData.subarray(28, 28 + hashDataLength)
		});
	}
	return directoryEncryptionInfo;
}
function readCommonHeader(directory, dataView, offset) {
	let rawBitFlag = directory.rawBitFlag = getUint16(dataView, offset + 2), encrypted = (rawBitFlag & 1) == 1, rawLastModDate = getUint32(dataView, offset + 6);
	Object.assign(directory, {
		encrypted,
		version: getUint16(dataView, offset),
		bitFlag: {
			level: (rawBitFlag & 6) >> 1,
			dataDescriptor: (rawBitFlag & 8) == 8,
			languageEncodingFlag: (rawBitFlag & BITFLAG_LANG_ENCODING_FLAG) == BITFLAG_LANG_ENCODING_FLAG
		},
		rawLastModDate,
		lastModDate: getDate(rawLastModDate),
		filenameLength: getUint16(dataView, offset + 22),
		extraFieldLength: getUint16(dataView, offset + 24)
	});
}
function readCommonFooter(fileEntry, directory, dataView, offset, localDirectory) {
	let { rawExtraField } = directory, extraField = directory.extraField = /* @__PURE__ */ new Map(), rawExtraFieldView = getDataView(rawExtraField), offsetExtraField = 0, malformedExtraField = !1;
	try {
		for (; offsetExtraField < rawExtraField.length;) {
			let type = getUint16(rawExtraFieldView, offsetExtraField), size = getUint16(rawExtraFieldView, offsetExtraField + 2);
			extraField.set(type, {
				type,
				data: rawExtraField.slice(offsetExtraField + 4, offsetExtraField + 4 + size)
			}), offsetExtraField += 4 + size;
		}
	} catch {
		malformedExtraField = !0;
	}
	offsetExtraField > rawExtraField.length && (malformedExtraField = !0);
	let compressionMethod = getUint16(dataView, offset + 4);
	Object.assign(directory, {
		signature: getUint32(dataView, offset + 10),
		crc32: getUint32(dataView, offset + 10),
		compressedSize: getUint32(dataView, offset + 14),
		uncompressedSize: getUint32(dataView, offset + 18)
	});
	let extraFieldZip64 = extraField.get(1), extraFieldZip64Missing;
	extraFieldZip64 ? (readExtraFieldZip64(extraFieldZip64, directory, localDirectory) || (malformedExtraField = !0), directory.extraFieldZip64 = extraFieldZip64) : ZIP64_PROPERTIES.some(([propertyName, max]) => directory[propertyName] == max) && (localDirectory ? malformedExtraField = !0 : extraFieldZip64Missing = !0);
	let extraFieldUnicodePath = extraField.get(EXTRAFIELD_TYPE_UNICODE_PATH);
	extraFieldUnicodePath && (readExtraFieldUnicode(extraFieldUnicodePath, PROPERTY_NAME_FILENAME, PROPERTY_NAME_RAW_FILENAME, directory, fileEntry), directory.extraFieldUnicodePath = extraFieldUnicodePath);
	let extraFieldUnicodeComment = extraField.get(EXTRAFIELD_TYPE_UNICODE_COMMENT);
	extraFieldUnicodeComment && (readExtraFieldUnicode(extraFieldUnicodeComment, PROPERTY_NAME_COMMENT, PROPERTY_NAME_RAW_COMMENT, directory, fileEntry), directory.extraFieldUnicodeComment = extraFieldUnicodeComment);
	let extraFieldAES = extraField.get(EXTRAFIELD_TYPE_AES);
	extraFieldAES && (compressionMethod == 99 || directory.encrypted) && extraFieldAES.data.length >= 7 ? (readExtraFieldAES(extraFieldAES, directory, compressionMethod), directory.extraFieldAES = extraFieldAES) : (extraFieldAES && (malformedExtraField = !0), directory.compressionMethod = compressionMethod);
	let extraFieldPkwareUnix = extraField.get(13);
	extraFieldPkwareUnix && (readExtraFieldUnixDates(extraFieldPkwareUnix, directory), directory.extraFieldPkwareUnix = extraFieldPkwareUnix);
	let extraFieldUnixType1 = extraField.get(EXTRAFIELD_TYPE_UNIX_TYPE1);
	extraFieldUnixType1 && (readExtraFieldUnixDates(extraFieldUnixType1, directory), directory.extraFieldUnixType1 = extraFieldUnixType1);
	let extraFieldExtendedTimestamp = extraField.get(EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP);
	extraFieldExtendedTimestamp && (readExtraFieldExtendedTimestamp(extraFieldExtendedTimestamp, directory, localDirectory), directory.extraFieldExtendedTimestamp = extraFieldExtendedTimestamp);
	let extraFieldNTFS = extraField.get(10);
	extraFieldNTFS && (readExtraFieldNTFS(extraFieldNTFS, directory), directory.extraFieldNTFS = extraFieldNTFS);
	let extraFieldInfoZip = extraField.get(EXTRAFIELD_TYPE_INFOZIP), unixIdsRead;
	extraFieldInfoZip && (unixIdsRead = readExtraFieldUnix(extraFieldInfoZip, directory, !0), directory.extraFieldInfoZip = extraFieldInfoZip);
	let extraFieldUnix = extraField.get(EXTRAFIELD_TYPE_UNIX);
	extraFieldUnix && (readExtraFieldUnix(extraFieldUnix, unixIdsRead ? {} : directory, !1), directory.extraFieldUnix = extraFieldUnix);
	let extraFieldUSDZ = extraField.get(EXTRAFIELD_TYPE_USDZ);
	if (extraFieldUSDZ && (directory.extraFieldUSDZ = extraFieldUSDZ), extraFieldZip64Missing) throw Error(ERR_EXTRAFIELD_ZIP64_NOT_FOUND);
	return malformedExtraField;
}
function readExtraFieldZip64(extraFieldZip64, directory, localDirectory) {
	directory.zip64 = !0;
	let extraFieldView = getDataView(extraFieldZip64.data), missingProperties = ZIP64_PROPERTIES.filter(([propertyName, max]) => directory[propertyName] == max), requiredLength = missingProperties.reduce((length, [, max]) => length + ZIP64_EXTRACTION[max].bytes, 0);
	if (extraFieldZip64.data.length < requiredLength) {
		if (localDirectory) return !1;
		throw Error(ERR_EXTRAFIELD_ZIP64_NOT_FOUND);
	}
	let values = [];
	try {
		for (let indexMissingProperty = 0, offset = 0; indexMissingProperty < missingProperties.length; indexMissingProperty++) {
			let [, max] = missingProperties[indexMissingProperty], extraction = ZIP64_EXTRACTION[max];
			values.push(extraction.getValue(extraFieldView, offset)), offset += extraction.bytes;
		}
	} catch (error) {
		if (localDirectory) return !1;
		throw error;
	}
	return missingProperties.forEach(([propertyName], indexMissingProperty) => {
		directory[propertyName] = extraFieldZip64[propertyName] = values[indexMissingProperty];
	}), !0;
}
function readExtraFieldUnicode(extraFieldUnicode, propertyName, rawPropertyName, directory, fileEntry) {
	if (extraFieldUnicode.data.length < 5) {
		extraFieldUnicode.valid = !1;
		return;
	}
	let extraFieldView = getDataView(extraFieldUnicode.data), computedCrc32 = new Crc32();
	computedCrc32.append(fileEntry[rawPropertyName]);
	let computedCrc32View = getDataView(/* @__PURE__ */ new Uint8Array(4));
	computedCrc32View.setUint32(0, computedCrc32.get(), !0);
	let nameCrc32 = getUint32(extraFieldView, 1), version = getUint8(extraFieldView, 0);
	Object.assign(extraFieldUnicode, {
		version,
		[propertyName]: decodeText(extraFieldUnicode.data.subarray(5)),
		valid: version == 1 && !fileEntry.bitFlag.languageEncodingFlag && nameCrc32 == getUint32(computedCrc32View, 0)
	}), extraFieldUnicode.valid && (directory[propertyName] = extraFieldUnicode[propertyName], directory[propertyName + "UTF8"] = !0);
}
function readExtraFieldAES(extraFieldAES, directory, compressionMethod) {
	let extraFieldView = getDataView(extraFieldAES.data), strength = getUint8(extraFieldView, 4);
	Object.assign(extraFieldAES, {
		vendorVersion: getUint8(extraFieldView, 0),
		vendorId: getUint8(extraFieldView, 2),
		strength,
		originalCompressionMethod: compressionMethod,
		compressionMethod: getUint16(extraFieldView, 5)
	}), directory.compressionMethod = extraFieldAES.compressionMethod, extraFieldAES.vendorVersion != 1 && (directory.crc32 = void 0);
}
function readExtraFieldNTFS(extraFieldNTFS, directory) {
	let extraFieldView = getDataView(extraFieldNTFS.data), offsetExtraField = 4, tag1Data;
	try {
		for (; offsetExtraField < extraFieldNTFS.data.length && !tag1Data;) {
			let tagValue = getUint16(extraFieldView, offsetExtraField), attributeSize = getUint16(extraFieldView, offsetExtraField + 2);
			tagValue == 1 && (tag1Data = extraFieldNTFS.data.slice(offsetExtraField + 4, offsetExtraField + 4 + attributeSize)), offsetExtraField += 4 + attributeSize;
		}
	} catch {}
	if (tag1Data && tag1Data.length == 24) {
		let tag1View = getDataView(tag1Data), rawLastModDate = tag1View.getBigUint64(0, !0), rawLastAccessDate = tag1View.getBigUint64(8, !0), rawCreationDate = tag1View.getBigUint64(16, !0);
		Object.assign(extraFieldNTFS, {
			rawLastModDate,
			rawLastAccessDate,
			rawCreationDate
		});
		let extraFieldData = {
			lastModDate: getDateNTFS(rawLastModDate),
			lastAccessDate: getDateNTFS(rawLastAccessDate),
			creationDate: getDateNTFS(rawCreationDate)
		};
		Object.assign(extraFieldNTFS, extraFieldData), Object.assign(directory, extraFieldData, {
			rawLastAccessDate,
			rawCreationDate
		});
	}
}
function readExtraFieldUnixDates(extraField, directory) {
	if (extraField.data.length < 8) return;
	let extraFieldView = getDataView(extraField.data), extraFieldData = {
		lastAccessDate: /* @__PURE__ */ new Date((getUint32(extraFieldView, 0) | 0) * 1e3),
		lastModDate: /* @__PURE__ */ new Date((getUint32(extraFieldView, 4) | 0) * 1e3)
	};
	extraField.data.length >= 12 && (extraFieldData.uid = getUint16(extraFieldView, 8), extraFieldData.gid = getUint16(extraFieldView, 10)), Object.assign(extraField, extraFieldData), Object.assign(directory, extraFieldData);
}
function readExtraFieldUnix(extraField, directory, isInfoZip) {
	try {
		let view = getDataView(extraField.data), uid, gid;
		if (isInfoZip) {
			let offset = 0, version = getUint8(view, offset++), uidSize = getUint8(view, offset++);
			uid = unpackUnixId(extraField.data.subarray(offset, offset + uidSize)), offset += uidSize;
			let gidSize = getUint8(view, offset++);
			gid = unpackUnixId(extraField.data.subarray(offset, offset + gidSize)), Object.assign(extraField, {
				version,
				uid,
				gid
			});
		} else extraField.data.length >= 4 && (uid = getUint16(view, 0), gid = getUint16(view, 2), Object.assign(extraField, {
			uid,
			gid
		}));
		return uid !== void 0 && (directory.uid = uid), gid !== void 0 && (directory.gid = gid), uid !== void 0 || gid !== void 0;
	} catch {}
}
function unpackUnixId(bytes) {
	let buffer = /* @__PURE__ */ new Uint8Array(4);
	return buffer.set(bytes, 0), new DataView(buffer.buffer, buffer.byteOffset, 4).getUint32(0, !0);
}
function readExtraFieldExtendedTimestamp(extraFieldExtendedTimestamp, directory, localDirectory) {
	if (!extraFieldExtendedTimestamp.data.length) return;
	let extraFieldView = getDataView(extraFieldExtendedTimestamp.data), flags = getUint8(extraFieldView, 0), timeProperties = [], timeRawProperties = [];
	localDirectory ? ((flags & 1) == 1 && (timeProperties.push(PROPERTY_NAME_LAST_MODIFICATION_DATE), timeRawProperties.push(PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE)), (flags & 2) == 2 && (timeProperties.push(PROPERTY_NAME_LAST_ACCESS_DATE), timeRawProperties.push(PROPERTY_NAME_RAW_LAST_ACCESS_DATE)), (flags & 4) == 4 && (timeProperties.push(PROPERTY_NAME_CREATION_DATE), timeRawProperties.push(PROPERTY_NAME_RAW_CREATION_DATE))) : extraFieldExtendedTimestamp.data.length >= 5 && (timeProperties.push(PROPERTY_NAME_LAST_MODIFICATION_DATE), timeRawProperties.push(PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE));
	let offset = 1;
	timeProperties.forEach((propertyName, indexProperty) => {
		if (extraFieldExtendedTimestamp.data.length >= offset + 4) {
			let time = getUint32(extraFieldView, offset);
			directory[propertyName] = extraFieldExtendedTimestamp[propertyName] = /* @__PURE__ */ new Date((time | 0) * 1e3);
			let rawPropertyName = timeRawProperties[indexProperty];
			extraFieldExtendedTimestamp[rawPropertyName] = time;
		}
		offset += 4;
	});
}
async function detectOverlappingEntry({ reader, fileEntry, index, offset, crc32, compressedSize, uncompressedSize, dataOffset, dataDescriptor, extraFieldZip64, readRanges }) {
	let dataDescriptorLength = 0;
	if (dataDescriptor) {
		let zip64 = !!extraFieldZip64, localDataDescriptor = await readLocalDataDescriptor(reader, dataOffset + compressedSize, {
			crc32,
			compressedSize,
			uncompressedSize,
			zip64
		});
		localDataDescriptor ? (fileEntry.localDirectory.dataDescriptor = localDataDescriptor, dataDescriptorLength = getDataDescriptorLength(localDataDescriptor.zip64, localDataDescriptor.signature)) : dataDescriptorLength = getDataDescriptorLength(zip64, !1);
	}
	let range = {
		start: offset,
		end: dataOffset + compressedSize + dataDescriptorLength,
		fileEntry
	}, { indexes, sortedRanges, pendingRanges } = readRanges;
	if (!indexes.has(index)) {
		let overlappingRange = findOverlappingRange(sortedRanges, range) || pendingRanges.find((otherRange) => rangesOverlap(range, otherRange));
		if (overlappingRange) {
			let error = /* @__PURE__ */ Error(ERR_OVERLAPPING_ENTRY);
			throw error.overlappingEntry = overlappingRange.fileEntry, error;
		}
		indexes.add(index), pendingRanges.push(range), pendingRanges.length * pendingRanges.length > sortedRanges.length && (pendingRanges.sort((range, otherRange) => range.start - otherRange.start), readRanges.sortedRanges = mergeRanges(sortedRanges, pendingRanges), pendingRanges.length = 0);
	}
}
function findOverlappingRange(sortedRanges, range) {
	let low = 0, high = sortedRanges.length;
	for (; low < high;) {
		let middle = low + high >>> 1;
		sortedRanges[middle].start < range.start ? low = middle + 1 : high = middle;
	}
	let previousRange = sortedRanges[low - 1], nextRange = sortedRanges[low];
	if (previousRange && rangesOverlap(range, previousRange)) return previousRange;
	if (nextRange && rangesOverlap(range, nextRange)) return nextRange;
}
function rangesOverlap(range, otherRange) {
	return range.start < otherRange.end && otherRange.start < range.end;
}
function mergeRanges(sortedRanges, pendingRanges) {
	let mergedRanges = [], indexSorted = 0, indexPending = 0;
	for (; indexSorted < sortedRanges.length || indexPending < pendingRanges.length;) indexPending == pendingRanges.length || indexSorted < sortedRanges.length && sortedRanges[indexSorted].start < pendingRanges[indexPending].start ? mergedRanges.push(sortedRanges[indexSorted++]) : mergedRanges.push(pendingRanges[indexPending++]);
	return mergedRanges;
}
async function readLocalDataDescriptor(reader, offset, { crc32, compressedSize, uncompressedSize, zip64 }) {
	let length = Math.min(24, Math.max(0, reader.size - offset)), dataDescriptorView = getDataView(length ? await readUint8Array(reader, offset, length) : EMPTY_UINT8_ARRAY), candidates = [
		[zip64, !0],
		[zip64, !1],
		[!zip64, !0],
		[!zip64, !1]
	].map(([zip64Layout, signature]) => readDataDescriptor(dataDescriptorView, zip64Layout, signature)).filter((candidate) => candidate && candidate.compressedSize == compressedSize && candidate.uncompressedSize == uncompressedSize);
	return candidates.find((candidate) => candidate.crc32 == crc32) || candidates[0] || readDataDescriptor(dataDescriptorView, zip64, !0) || readDataDescriptor(dataDescriptorView, zip64, !1);
}
async function getEntryDataDescriptorLength(reader, offset, { crc32, compressedSize, uncompressedSize, extraFieldZip64 }) {
	let dataDescriptor = await readLocalDataDescriptor(reader, offset, {
		crc32,
		compressedSize,
		uncompressedSize,
		zip64: !!extraFieldZip64
	});
	if (dataDescriptor && dataDescriptor.compressedSize == compressedSize && dataDescriptor.uncompressedSize == uncompressedSize) return getDataDescriptorLength(dataDescriptor.zip64, dataDescriptor.signature);
}
function readDataDescriptor(dataDescriptorView, zip64, signature) {
	let offset = signature ? 4 : 0;
	if (dataDescriptorView.byteLength < getDataDescriptorLength(zip64, signature) || signature && getUint32(dataDescriptorView, 0) != 134695760) return;
	let crc32 = getUint32(dataDescriptorView, offset), compressedSize, uncompressedSize;
	try {
		zip64 ? (compressedSize = getBigUint64(dataDescriptorView, offset + 4), uncompressedSize = getBigUint64(dataDescriptorView, offset + 12)) : (compressedSize = getUint32(dataDescriptorView, offset + 4), uncompressedSize = getUint32(dataDescriptorView, offset + 8));
	} catch {
		return;
	}
	return {
		signature,
		zip64,
		crc32,
		compressedSize,
		uncompressedSize
	};
}
function getDataDescriptorLength(zip64, signature) {
	return (zip64 ? 20 : 12) + (signature ? 4 : 0);
}
function getDiskOffset(reader, diskNumber) {
	return reader.getDiskOffset ? reader.getDiskOffset(diskNumber) : 0;
}
async function startsWithSplitZipSignature(reader) {
	return await getFirstSignature(reader) == SPLIT_ZIP_FILE_SIGNATURE;
}
async function startsWithSplitZipMarker(reader) {
	let signature = await getFirstSignature(reader);
	return signature == 134695760 || signature == 808471376;
}
async function getFirstSignature(reader) {
	return getUint32(getDataView(await readUint8Array(reader, 0, 4)));
}
function isStrictnessValue(value) {
	return value === "strict" || value === "balanced" || value === "tolerant";
}
function getDecodableOutputSize(outputSize, compressedSize, compressed) {
	return Math.min(outputSize, compressed ? compressedSize * 1032 : compressedSize);
}
function getStrictness(options, inheritedOptions) {
	return resolveStrictness(options, resolveStrictness(inheritedOptions, STRICTNESS_BALANCED));
}
function resolveStrictness(options, inheritedStrictness) {
	let strictness = options[OPTION_STRICTNESS];
	if (strictness !== void 0) {
		if (!isStrictnessValue(strictness)) throw Error(ERR_INVALID_STRICTNESS);
		return strictness;
	}
	let checkAmbiguity = options[OPTION_CHECK_AMBIGUITY];
	return checkAmbiguity === void 0 ? inheritedStrictness : checkAmbiguity ? STRICTNESS_STRICT : inheritedStrictness == "tolerant" ? STRICTNESS_TOLERANT : STRICTNESS_BALANCED;
}
function getCheckLocalDirectory(checkLocalDirectory, strictness) {
	return checkLocalDirectory === void 0 ? strictness != STRICTNESS_TOLERANT : !!checkLocalDirectory;
}
function getCheckLocalFilename(checkLocalFilename, strictness) {
	return checkLocalFilename === void 0 ? strictness == STRICTNESS_STRICT : !!checkLocalFilename;
}
function getFilenameValidation(filenameValidation, strictness) {
	if (filenameValidation === void 0) return strictness;
	if (!isStrictnessValue(filenameValidation)) throw Error(ERR_INVALID_FILENAME_VALIDATION);
	return filenameValidation;
}
function isUnsafeFilename(filename, filenameValidation) {
	if (filenameValidation == "tolerant") return !1;
	let pathParts = filename.split("/");
	return pathParts.length > 1 && pathParts[pathParts.length - 1] === "" && pathParts.pop(), PARENT_DIRECTORY_REGEXP.test(filename) || filename.startsWith("/") || filename.startsWith("\\") || DRIVE_LETTER_REGEXP.test(filename) ? !0 : filenameValidation == "strict" && (pathParts.includes(".") || pathParts.includes("") || filename.includes("\0"));
}
function getMaxAppendedDataSize(maxAppendedDataSize, strictness) {
	if (maxAppendedDataSize !== void 0) {
		let size = toNumber(maxAppendedDataSize);
		if (typeof size != "number" || Number.isNaN(size) || size < 0) throw Error(ERR_INVALID_MAX_APPENDED_DATA_SIZE);
		return size;
	}
	return strictness == "strict" ? 0 : strictness == "tolerant" ? Infinity : MAX_16_BITS;
}
async function findEndOfCentralDirectory(reader, rejectAmbiguous, maxAppendedDataSize) {
	let { size } = reader, anchoredLength = Math.min(size, 65557), remoteProbeBudget = { remaining: 64 }, endOfDirectoryInfo, plausibleEndOfDirectoryInfo, endOfDirectoryReachingEndCount = 0;
	for await (let [anchoredView, anchoredOffset, anchoredArray, indexByte, offset] of scanEndOfCentralDirectory(reader, anchoredLength)) {
		let commentLength = getUint16(anchoredView, indexByte + 20);
		if (offset + 22 + commentLength == size) {
			let reachability = await getCentralDirectoryReachability(reader, anchoredView, anchoredOffset, indexByte, offset, size, remoteProbeBudget);
			if (reachability == 2) {
				if (endOfDirectoryInfo ||= getEndOfCentralDirectoryInfo(anchoredArray, indexByte, offset), endOfDirectoryReachingEndCount++, !rejectAmbiguous || endOfDirectoryReachingEndCount > 1) break;
			} else reachability == 1 && !plausibleEndOfDirectoryInfo && (plausibleEndOfDirectoryInfo = getEndOfCentralDirectoryInfo(anchoredArray, indexByte, offset));
		}
	}
	return endOfDirectoryInfo ||= plausibleEndOfDirectoryInfo, endOfDirectoryInfo ||= await seekEndOfCentralDirectory(reader, maxAppendedDataSize, remoteProbeBudget), {
		endOfDirectoryInfo,
		endOfDirectoryReachingEndCount
	};
}
async function seekEndOfCentralDirectory(reader, maxAppendedDataSize, remoteProbeBudget) {
	let { size } = reader, searchLength = Math.min(size, maxAppendedDataSize == Infinity ? size : 65557 + maxAppendedDataSize), firstSignatureInfo, plausibleInfo;
	for await (let [searchView, searchOffset, searchArray, indexByte, offset] of scanEndOfCentralDirectory(reader, searchLength)) {
		let record = getEndOfCentralDirectoryInfo(searchArray, indexByte, offset);
		firstSignatureInfo ||= record;
		let reachability = await getCentralDirectoryReachability(reader, searchView, searchOffset, indexByte, offset, size, remoteProbeBudget);
		if (reachability == 2) return record;
		reachability == 1 && !plausibleInfo && (plausibleInfo = record);
	}
	return plausibleInfo || firstSignatureInfo;
}
async function* scanEndOfCentralDirectory(reader, scanLength) {
	let scanOffset = reader.size - scanLength, scanArray = await readUint8Array(reader, scanOffset, scanLength), scanView = getDataView(scanArray);
	for (let indexByte = scanArray.length - 22; indexByte >= 0; indexByte--) getUint32(scanView, indexByte) == 101010256 && (yield [
		scanView,
		scanOffset,
		scanArray,
		indexByte,
		scanOffset + indexByte
	]);
}
function getEndOfCentralDirectoryInfo(scanArray, indexByte, offset) {
	return {
		offset,
		buffer: new Uint8Array(scanArray.subarray(indexByte, indexByte + 22)).buffer
	};
}
async function getCentralDirectoryReachability(reader, view, anchoredOffset, indexByte, offset, size, remoteProbeBudget) {
	let filesLength = getUint16(view, indexByte + 10), directoryDataLength = getUint32(view, indexByte + 12), directoryDataOffset = getUint32(view, indexByte + 16);
	if (filesLength == 65535 || directoryDataLength == 4294967295 || directoryDataOffset == 4294967295) return await readSignature(reader, view, anchoredOffset, offset - 20, size, remoteProbeBudget) == 117853008 ? 2 : 0;
	if (!filesLength && !directoryDataLength) return 1;
	let directoryDiskNumber = getUint16(view, indexByte + 6);
	for (let centralDirectoryOffset of [offset - directoryDataLength, getDiskOffset(reader, directoryDiskNumber) + directoryDataOffset]) if (await readSignature(reader, view, anchoredOffset, centralDirectoryOffset, size, remoteProbeBudget) == 33639248) return 2;
	return 0;
}
async function readSignature(reader, view, anchoredOffset, signatureOffset, size, remoteProbeBudget) {
	if (!(signatureOffset < 0 || signatureOffset + 4 > size)) {
		if (signatureOffset >= anchoredOffset) return getUint32(view, signatureOffset - anchoredOffset);
		if (remoteProbeBudget.remaining > 0) return remoteProbeBudget.remaining--, getUint32(getDataView(await readUint8Array(reader, signatureOffset, 4)), 0);
	}
}
function validateLocalDirectory(zipEntry, localDirectory, rawLocalFilename, checkLocalFilename, warnings) {
	let { rawFilename } = zipEntry, reject = !warnings, maskedLocalDirectory = zipEntry.decryptedDirectory && (localDirectory.rawBitFlag & 8192) == 8192;
	checkLocalFilename && !maskedLocalDirectory && (rawLocalFilename.length != rawFilename.length || rawLocalFilename.some((byteValue, indexByte) => byteValue != rawFilename[indexByte])) && reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_FILENAME), (localDirectory.rawBitFlag & BITFLAG_AMBIGUITY_MASK) != (zipEntry.rawBitFlag & BITFLAG_AMBIGUITY_MASK) && reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_BIT_FLAG), localDirectory.compressionMethod != zipEntry.compressionMethod && reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_COMPRESSION_METHOD), localDirectory.bitFlag.dataDescriptor || maskedLocalDirectory || !localDirectory.crc32 && !localDirectory.compressedSize && !localDirectory.uncompressedSize || localDirectory.crc32 == zipEntry.crc32 && localDirectory.compressedSize == zipEntry.compressedSize && localDirectory.uncompressedSize == zipEntry.uncompressedSize || reportAmbiguity(reject, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES);
}
function validateDataDescriptor(zipEntry, localDirectory, warnings) {
	let { dataDescriptor } = localDirectory, maskedLocalDirectory = zipEntry.decryptedDirectory && (localDirectory.rawBitFlag & 8192) == 8192;
	dataDescriptor && !maskedLocalDirectory && (zipEntry.crc32 !== void 0 && dataDescriptor.crc32 != zipEntry.crc32 || dataDescriptor.compressedSize != zipEntry.compressedSize || dataDescriptor.uncompressedSize != zipEntry.uncompressedSize) && reportAmbiguity(!warnings, warnings, WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES);
}
function reportAmbiguity(reject, warnings, reason) {
	reject ? throwAmbiguousArchive(reason) : addWarning(warnings, reason);
}
function throwAmbiguousArchive(reason) {
	let error = /* @__PURE__ */ Error(ERR_AMBIGUOUS_ARCHIVE);
	throw error.reason = reason, error;
}
function getOptionValue(zipReader, options, name) {
	return options[name] === void 0 ? zipReader.options[name] : options[name];
}
function getFunctionOptionValue(zipReader, options, name) {
	return checkFunctionOption(getOptionValue(zipReader, options, name));
}
function getDate(timeRaw) {
	let date = (timeRaw & 4294901760) >> 16, time = timeRaw & MAX_16_BITS, result = new Date(1980 + ((date & 65024) >> 9), ((date & 480) >> 5) - 1, date & 31, (time & 63488) >> 11, (time & 2016) >> 5, (time & 31) * 2, 0);
	return result < MIN_DATE ? MIN_DATE : result;
}
function getDateNTFS(timeRaw) {
	return new Date(Number(timeRaw / BigInt(1e4) - BigInt(0xa9730b66800)));
}
function getUint8(view, offset) {
	return view.getUint8(offset);
}
function getUint16(view, offset) {
	return view.getUint16(offset, !0);
}
function getUint32(view, offset) {
	return view.getUint32(offset, !0);
}
function getBigUint64(view, offset) {
	let value = view.getBigUint64(offset, !0);
	if (value > MAX_SAFE_UINT64) throw Error(ERR_UNSUPPORTED_UINT64);
	return Number(value);
}
export { PROPERTY_NAME_SETGID as $, checkSignalOption as $n, ERR_UNSUPPORTED_CRYPTO_API as $t, WARNING_TRAILING_CENTRAL_DIRECTORY_DATA as A, OPTION_NTFS_TIMESTAMP as An, SPLIT_ZIP_FILE_SIGNATURE as Ar, createWorkerInterface as At, PROPERTY_NAME_CREATION_DATE as B, OPTION_USDZ as Bn, MESSAGE_START as Bt, WARNING_MISMATCHED_LOCAL_FILE_HEADER_CRC32_OR_SIZES as C, OPTION_ENCODE_TEXT as Cn, INFINITY_VALUE as Cr, createReadable as Ct, WARNING_MULTIPLE_END_OF_CENTRAL_DIRECTORY as D, OPTION_KEEP_ORDER as Dn, MAX_DATE as Dr, runWorker as Dt, WARNING_MISSING_ZIP64_EXTRA_FIELD as E, OPTION_EXTENDED_TIMESTAMP as En, MAX_32_BITS as Er, readUint8Array as Et, ZipReader as F, OPTION_RAW_PASSWORD as Fn, CODEC_DEFLATE as Ft, PROPERTY_NAME_EXTRA_FIELD as G, TEXT_TYPE_COMMENT as Gn, ERR_INVALID_CODEC_MODULE as Gt, PROPERTY_NAME_ENCRYPTED as H, OPTION_USE_UNICODE_FILE_NAMES as Hn, ERR_INVALID_COMPRESSED_DATA as Ht, getEntryDataDescriptorLength as I, OPTION_SIGNAL as In, MESSAGE_CLOSE as It, PROPERTY_NAME_LAST_MODIFICATION_DATE as J, checkInteger as Jn, streamToBlob as Jt, PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES as K, TEXT_TYPE_FILENAME as Kn, ERR_UNSUPPORTED_COMPRESSION as Kt, Entry as L, OPTION_SIGN_CENTRAL_DIRECTORY as Ln, MESSAGE_DATA as Lt, WARNING_UNKNOWN_ZIP64_EXTENSIBLE_DATA as M, OPTION_PASSWORD as Mn, SYMBOL_ASYNC_DISPOSE as Mr, runWorker$1 as Mt, WARNING_UNSORTED_CENTRAL_DIRECTORY as N, OPTION_PASS_THROUGH as Nn, ZIP64_END_OF_CENTRAL_DIR_LOCATOR_SIGNATURE as Nr, setWebWorkerBackend as Nt, WARNING_PREPENDED_CENTRAL_DIRECTORY as O, OPTION_LEVEL as On, MIN_DATE as Or, ERR_WORKER_STARTUP_TIMEOUT as Ot, WARNING_WRAPPED_ENTRIES_COUNT as P, OPTION_PREVENT_CLOSE as Pn, ZIP64_END_OF_CENTRAL_DIR_SIGNATURE as Pr, supportsDeflate as Pt, PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE as Q, checkReaderOptionsObject as Qn, ERR_INVALID_PASSWORD as Qt, PROPERTY_NAME_COMMENT as R, OPTION_SUPPORT_ZIP64_SPLIT_FILE as Rn, MESSAGE_EVENT_TYPE as Rt, WARNING_MISMATCHED_LOCAL_FILE_HEADER_COMPRESSION_METHOD as S, OPTION_DATA_DESCRIPTOR_SIGNATURE as Sn, FUNCTION_TYPE as Sr, Writer as St, WARNING_MISMATCHED_ZIP64_END_OF_CENTRAL_DIRECTORY as T, OPTION_ENTRY as Tn, MAX_16_BITS as Tr, ownsWritable as Tt, PROPERTY_NAME_EXECUTABLE as U, OPTION_USE_WEB_WORKERS as Un, ERR_INVALID_CRC32 as Ut, PROPERTY_NAME_DIRECTORY as V, OPTION_USE_COMPRESSION_STREAM as Vn, ERR_CODEC_OUT_OF_MEMORY as Vt, PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES as W, PASS_THROUGH_COMPRESSED as Wn, ERR_INVALID_UNCOMPRESSED_SIZE as Wt, PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW as X, checkPassThroughOption as Xn, setAESEngine as Xt, PROPERTY_NAME_MSDOS_ATTRIBUTES as Y, checkIntegerOption as Yn, toCompatibleReadable as Yt, PROPERTY_NAME_MS_DOS_COMPATIBLE as Z, checkPasswordOption as Zn, ERR_INVALID_AUTHENTICATION_CODE as Zt, WARNING_COMPRESSED_PATCHED_DATA as _, ERR_INVALID_SIGNAL as _n, FILE_ATTR_UNIX_SETUID_MASK as _r, GenericWriter as _t, ERR_ENCRYPTED_CENTRAL_DIRECTORY as a, toExactUint8Array as an, DIGITAL_SIGNATURE_RECORD_SIGNATURE as ar, PROPERTY_NAME_VERSION as at, WARNING_MISMATCHED_CENTRAL_DIRECTORY_OFFSET as b, OPTION_CREATE_TEMP_STREAM as bn, FILE_ATTR_UNIX_TYPE_MASK as br, SplitDataWriter as bt, ERR_EOCDR_NOT_FOUND as c, ERR_INVALID_URI as cn, ERR_EXTRAFIELD_ZIP64_NOT_FOUND as cr, PROPERTY_NAME_ZIPCRYPTO as ct, ERR_INVALID_STRICTNESS as d, setDefaultConfiguration as dn, EXTRAFIELD_TYPE_AES as dr, addWarning as dt, createEngine$1 as en, throwIfAborted as er, PROPERTY_NAME_SETUID as et, ERR_SPLIT_ZIP_FILE as f, ERR_ABORTED as fn, EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP as fr, BlobReader as ft, WARNING_APPENDED_DATA as g, ERR_INVALID_READER_OPTIONS as gn, FILE_ATTR_UNIX_SETGID_MASK as gr, GenericReader as gt, ERR_UNSUPPORTED_UINT64 as h, ERR_INVALID_PASS_THROUGH_VALUE as hn, EXTRAFIELD_TYPE_USDZ as hr, ERR_WRITER_SIZE_NOT_WRITABLE as ht, ERR_ENCRYPTED as i, getDataView as in, DATA_DESCRIPTOR_RECORD_SIGNATURE as ir, PROPERTY_NAME_UNIX_MODE as it, WARNING_UNKNOWN_VERSION as j, OPTION_OFFSET as jn, STRING_TYPE as jr, disableWebWorker as jt, WARNING_PREPENDED_DATA as k, OPTION_LOCAL_EXTRA_FIELD as kn, OBJECT_TYPE as kr, configureWorker as kt, ERR_INVALID_FILENAME_VALIDATION as l, configure as ln, ERR_LOCAL_FILE_HEADER_NOT_FOUND as lr, getEncryptionOverhead as lt, ERR_UNSUPPORTED_ENCRYPTION as m, ERR_INVALID_PASSWORD_TYPE as mn, EXTRAFIELD_TYPE_UNIX as mr, ERR_WRITER_NOT_INITIALIZED as mt, ERR_BAD_FORMAT as n, isErrorObject as nn, BITFLAG_LANG_ENCODING_FLAG as nr, PROPERTY_NAME_STICKY as nt, ERR_ENTRY_DATA_OUT_OF_BOUNDS as o, ERR_INVALID_BASE_URI as on, EMPTY_UINT8_ARRAY as or, PROPERTY_NAME_VERSION_MADE_BY as ot, ERR_UNSAFE_FILENAME as p, ERR_INVALID_FUNCTION_OPTION as pn, EXTRAFIELD_TYPE_INFOZIP as pr, ERR_ITERATOR_COMPLETED_TOO_SOON as pt, PROPERTY_NAME_LAST_ACCESS_DATE as q, checkFunctionOption as qn, getRegisteredCodec as qt, ERR_CENTRAL_DIRECTORY_NOT_FOUND as r, concat as rn, CENTRAL_FILE_HEADER_SIGNATURE as rr, PROPERTY_NAME_UNCOMPRESSED_SIZE as rt, ERR_EOCDR_LOCATOR_ZIP64_NOT_FOUND as s, ERR_INVALID_MAX_WORKERS as sn, END_OF_CENTRAL_DIR_SIGNATURE as sr, PROPERTY_NAME_ZIP64 as st, ERR_AMBIGUOUS_ARCHIVE as t, encodeText as tn, toNumber as tr, PROPERTY_NAME_SIGNATURE as tt, ERR_INVALID_MAX_APPENDED_DATA_SIZE as u, getConfiguration as un, ERR_OVERLAPPING_ENTRY as ur, getUserExtraField as ut, WARNING_DUPLICATE_FILENAME as v, OPTION_BUFFERED_WRITE as vn, FILE_ATTR_UNIX_TYPE_DIR as vr, Reader as vt, WARNING_MISMATCHED_LOCAL_FILE_HEADER_FILENAME as w, OPTION_ENCRYPTION_STRENGTH as wn, LOCAL_FILE_HEADER_SIGNATURE as wr, initStream as wt, WARNING_MISMATCHED_LOCAL_FILE_HEADER_BIT_FLAG as x, OPTION_DATA_DESCRIPTOR as xn, FILE_ATTR_UNIX_TYPE_SYMLINK as xr, Uint8ArrayWriter as xt, WARNING_MALFORMED_EXTRA_FIELD as y, OPTION_CENTRAL_EXTRA_FIELD as yn, FILE_ATTR_UNIX_TYPE_FILE as yr, SplitDataReader as yt, PROPERTY_NAME_COMPRESSION_METHOD as z, OPTION_UNIX_EXTRA_FIELD_TYPE as zn, MESSAGE_PULL as zt };
