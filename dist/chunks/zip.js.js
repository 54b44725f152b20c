import { $ as PROPERTY_NAME_SETGID, $n as checkSignalOption, An as OPTION_NTFS_TIMESTAMP, Ar as SPLIT_ZIP_FILE_SIGNATURE, At as createWorkerInterface, B as PROPERTY_NAME_CREATION_DATE, Bn as OPTION_USDZ, Bt as MESSAGE_START, Cr as INFINITY_VALUE, Ct as createReadable, Dn as OPTION_KEEP_ORDER, Dr as MAX_DATE, Dt as runWorker$1, En as OPTION_EXTENDED_TIMESTAMP, Er as MAX_32_BITS, Et as readUint8Array, Fn as OPTION_RAW_PASSWORD, Ft as CODEC_DEFLATE, G as PROPERTY_NAME_EXTRA_FIELD, Gn as TEXT_TYPE_COMMENT, H as PROPERTY_NAME_ENCRYPTED, Hn as OPTION_USE_UNICODE_FILE_NAMES, In as OPTION_SIGNAL, J as PROPERTY_NAME_LAST_MODIFICATION_DATE, Jn as checkInteger, Jt as streamToBlob, K as PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES, Kn as TEXT_TYPE_FILENAME, Kt as ERR_UNSUPPORTED_COMPRESSION, L as Entry, Ln as OPTION_SIGN_CENTRAL_DIRECTORY, Lt as MESSAGE_DATA, Mn as OPTION_PASSWORD, Mr as SYMBOL_ASYNC_DISPOSE, Mt as runWorker, Nn as OPTION_PASS_THROUGH, Nr as ZIP64_END_OF_CENTRAL_DIR_LOCATOR_SIGNATURE, Nt as setWebWorkerBackend, On as OPTION_LEVEL, Or as MIN_DATE, Ot as ERR_WORKER_STARTUP_TIMEOUT, Pr as ZIP64_END_OF_CENTRAL_DIR_SIGNATURE, Pt as supportsDeflate, Q as PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE, Qn as checkReaderOptionsObject, Rt as MESSAGE_EVENT_TYPE, Sn as OPTION_DATA_DESCRIPTOR_SIGNATURE, Sr as FUNCTION_TYPE, Tn as OPTION_ENTRY, Tr as MAX_16_BITS, Tt as ownsWritable, U as PROPERTY_NAME_EXECUTABLE, Un as OPTION_USE_WEB_WORKERS, V as PROPERTY_NAME_DIRECTORY, Vn as OPTION_USE_COMPRESSION_STREAM, W as PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES, X as PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW, Xn as checkPassThroughOption, Xt as setAESEngine, Y as PROPERTY_NAME_MSDOS_ATTRIBUTES, Yn as checkIntegerOption, Yt as toCompatibleReadable, Z as PROPERTY_NAME_MS_DOS_COMPATIBLE, Zn as checkPasswordOption, _r as FILE_ATTR_UNIX_SETUID_MASK, _t as GenericWriter, an as toExactUint8Array, ar as DIGITAL_SIGNATURE_RECORD_SIGNATURE, at as PROPERTY_NAME_VERSION, bn as OPTION_CREATE_TEMP_STREAM, br as FILE_ATTR_UNIX_TYPE_MASK, cr as ERR_EXTRAFIELD_ZIP64_NOT_FOUND, ct as PROPERTY_NAME_ZIPCRYPTO, dn as setDefaultConfiguration, dr as EXTRAFIELD_TYPE_AES, dt as addWarning, en as createEngine$1, er as throwIfAborted, et as PROPERTY_NAME_SETUID, fr as EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP, ft as BlobReader, gr as FILE_ATTR_UNIX_SETGID_MASK, gt as GenericReader, hr as EXTRAFIELD_TYPE_USDZ, in as getDataView, ir as DATA_DESCRIPTOR_RECORD_SIGNATURE, it as PROPERTY_NAME_UNIX_MODE, jn as OPTION_OFFSET, jt as disableWebWorker, kn as OPTION_LOCAL_EXTRA_FIELD, kt as configureWorker, lr as ERR_LOCAL_FILE_HEADER_NOT_FOUND, lt as getEncryptionOverhead, mr as EXTRAFIELD_TYPE_UNIX, nn as isErrorObject, nr as BITFLAG_LANG_ENCODING_FLAG, nt as PROPERTY_NAME_STICKY, or as EMPTY_UINT8_ARRAY, ot as PROPERTY_NAME_VERSION_MADE_BY, pr as EXTRAFIELD_TYPE_INFOZIP, q as PROPERTY_NAME_LAST_ACCESS_DATE, qn as checkFunctionOption, qt as getRegisteredCodec, rn as concat, rr as CENTRAL_FILE_HEADER_SIGNATURE, rt as PROPERTY_NAME_UNCOMPRESSED_SIZE, sr as END_OF_CENTRAL_DIR_SIGNATURE, st as PROPERTY_NAME_ZIP64, tn as encodeText, tr as toNumber, tt as PROPERTY_NAME_SIGNATURE, un as getConfiguration, ur as ERR_OVERLAPPING_ENTRY, ut as getUserExtraField, vn as OPTION_BUFFERED_WRITE, vr as FILE_ATTR_UNIX_TYPE_DIR, wn as OPTION_ENCRYPTION_STRENGTH, wr as LOCAL_FILE_HEADER_SIGNATURE, wt as initStream, xn as OPTION_DATA_DESCRIPTOR, yn as OPTION_CENTRAL_EXTRA_FIELD, yr as FILE_ATTR_UNIX_TYPE_FILE, z as PROPERTY_NAME_COMPRESSION_METHOD, zn as OPTION_UNIX_EXTRA_FIELD_TYPE } from "./zip-reader.js";
// node_modules/@zip.js/zip.js/lib/core/web-worker-inline-wasm.js
const t$1 = /* @__PURE__ */ new Uint8Array(288);
t$1.fill(8, 0, 144), t$1.fill(9, 144, 256), t$1.fill(7, 256, 280), t$1.fill(8, 280, 288), (/* @__PURE__ */ new Uint8Array(30)).fill(5);
const n$1 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", e$1 = (t) => t({ workerURI: (t) => {
	let e = "text/javascript", r = "!function(t){\"function\"==typeof define&&define.amd?define(t):t()}(function(){\"use strict\";const{Array:t,Object:n,Number:e,Math:o,Error:r,Uint8Array:c,Uint16Array:s,Uint32Array:a,Int32Array:i,Map:f,DataView:u,Promise:w,TextEncoder:l,crypto:d,postMessage:p,TransformStream:h,ReadableStream:y,WritableStream:m,CompressionStream:S,DecompressionStream:g}=self,v=void 0,b=\"undefined\",k=\"function\",z=new c,C=[[],[],[],[],[],[],[],[]];for(let t=0;t<256;t++){let n=t;for(let t=0;t<8;t++)n=1&n?n>>>1^3988292384:n>>>1;C[0][t]=n}for(let t=0;t<256;t++)for(let n=1;n<8;n++){const e=C[n-1][t];C[n][t]=e>>>8^C[0][255&e]}const[I,M,A,E,R,x,P,D]=C;class F{constructor(t){this.o=t||-1}append(t){let n=0|this.o;const e=0|t.length;let o=0;if(e>=8&&t.buffer){const r=new u(t.buffer,t.byteOffset,e),c=e-8;for(;o<=c;o+=8){const t=n^r.getInt32(o,!0),e=r.getInt32(o+4,!0);n=D[255&t]^P[t>>>8&255]^x[t>>>16&255]^R[t>>>24&255]^E[255&e]^A[e>>>8&255]^M[e>>>16&255]^I[e>>>24&255]}}for(;o<e;o++)n=n>>>8^I[255&(n^t[o])];this.o=n}get(){return~this.o}}class U extends h{constructor(){let t;const n=new F;super({transform(t,e){n.append(t),e.enqueue(t)},flush(){const e=new c(4);new u(e.buffer).setUint32(0,n.get()),t.value=e}}),t=this}}function B(t,n){const e=new c(t.length+n.length);return e.set(t),e.set(n,t.length),e}function W(t){return new u(t.buffer,t.byteOffset,t.byteLength)}const O=64,V=20,K=new c([128]),T=new c(1),_=new i([1732584193,4023233417,2562383102,271733878,3285377520]),j=new c(256),H=new i(256),L=new i(256),Z=new i(256),N=new i(256);let q=!1;function G(t,n){!function(){if(!q){let t=1,n=1;do{t=255&(t^t<<1^(128&t?27:0)),n=255&(n^n<<1),n=255&(n^n<<2),n=255&(n^n<<4),128&n&&(n^=9),j[t]=255&(n^(n<<1|n>>7)^(n<<2|n>>6)^(n<<3|n>>5)^(n<<4|n>>4)^99)}while(1!=t);j[0]=99;for(let t=0;t<256;t++){const n=j[t],e=Y(n),o=e<<24|n<<16|n<<8|e^n;H[t]=o,L[t]=o>>>8|o<<24,Z[t]=o>>>16|o<<16,N[t]=o>>>24|o<<8}q=!0}}();const e=new i(60),o=function(t,n){const e=t.length>>2,o=e+6,r=4*(o+1);let c=1;for(let o=0;o<e;o++)n[o]=t[4*o]<<24|t[4*o+1]<<16|t[4*o+2]<<8|t[4*o+3];for(let t=e;t<r;t++){let o=n[t-1];t%e==0?(o=Q(o<<8|o>>>24)^c<<24,c=Y(c)):e>6&&t%e==4&&(o=Q(o)),n[t]=n[t-e]^o}return o}(t,e),r=new i(4),c=J(n);let s=0,a=0,f=0,w=0;return{process(t,n){n&&c.update(t,0,t.length),function(t){const n=new u(t.buffer,t.byteOffset,t.byteLength),e=t.length;let o=0;for(;o+16<=e;o+=16)l(),n.setInt32(o,n.getInt32(o)^r[0]),n.setInt32(o+4,n.getInt32(o+4)^r[1]),n.setInt32(o+8,n.getInt32(o+8)^r[2]),n.setInt32(o+12,n.getInt32(o+12)^r[3]);if(o<e){l();for(let n=0;o<e;o++,n++)t[o]^=r[n>>2]>>>24-8*(3&n)}}(t),n||c.update(t,0,t.length)},digest:()=>c.digest()};function l(){s=s+1|0,s||(a=a+1|0,a||(f=f+1|0,f||(w=w+1|0)));let t=X(s)^e[0],n=X(a)^e[1],c=X(f)^e[2],i=X(w)^e[3],u=H[t>>>24]^L[n>>>16&255]^Z[c>>>8&255]^N[255&i]^e[4],l=H[n>>>24]^L[c>>>16&255]^Z[i>>>8&255]^N[255&t]^e[5],d=H[c>>>24]^L[i>>>16&255]^Z[t>>>8&255]^N[255&n]^e[6],p=H[i>>>24]^L[t>>>16&255]^Z[n>>>8&255]^N[255&c]^e[7];t=H[u>>>24]^L[l>>>16&255]^Z[d>>>8&255]^N[255&p]^e[8],n=H[l>>>24]^L[d>>>16&255]^Z[p>>>8&255]^N[255&u]^e[9],c=H[d>>>24]^L[p>>>16&255]^Z[u>>>8&255]^N[255&l]^e[10],i=H[p>>>24]^L[u>>>16&255]^Z[l>>>8&255]^N[255&d]^e[11],u=H[t>>>24]^L[n>>>16&255]^Z[c>>>8&255]^N[255&i]^e[12],l=H[n>>>24]^L[c>>>16&255]^Z[i>>>8&255]^N[255&t]^e[13],d=H[c>>>24]^L[i>>>16&255]^Z[t>>>8&255]^N[255&n]^e[14],p=H[i>>>24]^L[t>>>16&255]^Z[n>>>8&255]^N[255&c]^e[15],t=H[u>>>24]^L[l>>>16&255]^Z[d>>>8&255]^N[255&p]^e[16],n=H[l>>>24]^L[d>>>16&255]^Z[p>>>8&255]^N[255&u]^e[17],c=H[d>>>24]^L[p>>>16&255]^Z[u>>>8&255]^N[255&l]^e[18],i=H[p>>>24]^L[u>>>16&255]^Z[l>>>8&255]^N[255&d]^e[19],u=H[t>>>24]^L[n>>>16&255]^Z[c>>>8&255]^N[255&i]^e[20],l=H[n>>>24]^L[c>>>16&255]^Z[i>>>8&255]^N[255&t]^e[21],d=H[c>>>24]^L[i>>>16&255]^Z[t>>>8&255]^N[255&n]^e[22],p=H[i>>>24]^L[t>>>16&255]^Z[n>>>8&255]^N[255&c]^e[23],t=H[u>>>24]^L[l>>>16&255]^Z[d>>>8&255]^N[255&p]^e[24],n=H[l>>>24]^L[d>>>16&255]^Z[p>>>8&255]^N[255&u]^e[25],c=H[d>>>24]^L[p>>>16&255]^Z[u>>>8&255]^N[255&l]^e[26],i=H[p>>>24]^L[u>>>16&255]^Z[l>>>8&255]^N[255&d]^e[27],u=H[t>>>24]^L[n>>>16&255]^Z[c>>>8&255]^N[255&i]^e[28],l=H[n>>>24]^L[c>>>16&255]^Z[i>>>8&255]^N[255&t]^e[29],d=H[c>>>24]^L[i>>>16&255]^Z[t>>>8&255]^N[255&n]^e[30],p=H[i>>>24]^L[t>>>16&255]^Z[n>>>8&255]^N[255&c]^e[31],t=H[u>>>24]^L[l>>>16&255]^Z[d>>>8&255]^N[255&p]^e[32],n=H[l>>>24]^L[d>>>16&255]^Z[p>>>8&255]^N[255&u]^e[33],c=H[d>>>24]^L[p>>>16&255]^Z[u>>>8&255]^N[255&l]^e[34],i=H[p>>>24]^L[u>>>16&255]^Z[l>>>8&255]^N[255&d]^e[35],u=H[t>>>24]^L[n>>>16&255]^Z[c>>>8&255]^N[255&i]^e[36],l=H[n>>>24]^L[c>>>16&255]^Z[i>>>8&255]^N[255&t]^e[37],d=H[c>>>24]^L[i>>>16&255]^Z[t>>>8&255]^N[255&n]^e[38],p=H[i>>>24]^L[t>>>16&255]^Z[n>>>8&255]^N[255&c]^e[39];let h=40;o>10&&(t=H[u>>>24]^L[l>>>16&255]^Z[d>>>8&255]^N[255&p]^e[40],n=H[l>>>24]^L[d>>>16&255]^Z[p>>>8&255]^N[255&u]^e[41],c=H[d>>>24]^L[p>>>16&255]^Z[u>>>8&255]^N[255&l]^e[42],i=H[p>>>24]^L[u>>>16&255]^Z[l>>>8&255]^N[255&d]^e[43],u=H[t>>>24]^L[n>>>16&255]^Z[c>>>8&255]^N[255&i]^e[44],l=H[n>>>24]^L[c>>>16&255]^Z[i>>>8&255]^N[255&t]^e[45],d=H[c>>>24]^L[i>>>16&255]^Z[t>>>8&255]^N[255&n]^e[46],p=H[i>>>24]^L[t>>>16&255]^Z[n>>>8&255]^N[255&c]^e[47],h=48),o>12&&(t=H[u>>>24]^L[l>>>16&255]^Z[d>>>8&255]^N[255&p]^e[48],n=H[l>>>24]^L[d>>>16&255]^Z[p>>>8&255]^N[255&u]^e[49],c=H[d>>>24]^L[p>>>16&255]^Z[u>>>8&255]^N[255&l]^e[50],i=H[p>>>24]^L[u>>>16&255]^Z[l>>>8&255]^N[255&d]^e[51],u=H[t>>>24]^L[n>>>16&255]^Z[c>>>8&255]^N[255&i]^e[52],l=H[n>>>24]^L[c>>>16&255]^Z[i>>>8&255]^N[255&t]^e[53],d=H[c>>>24]^L[i>>>16&255]^Z[t>>>8&255]^N[255&n]^e[54],p=H[i>>>24]^L[t>>>16&255]^Z[n>>>8&255]^N[255&c]^e[55],h=56),r[0]=(j[u>>>24]<<24|j[l>>>16&255]<<16|j[d>>>8&255]<<8|j[255&p])^e[h],r[1]=(j[l>>>24]<<24|j[d>>>16&255]<<16|j[p>>>8&255]<<8|j[255&u])^e[h+1],r[2]=(j[d>>>24]<<24|j[p>>>16&255]<<16|j[u>>>8&255]<<8|j[255&l])^e[h+2],r[3]=(j[p>>>24]<<24|j[u>>>16&255]<<16|j[l>>>8&255]<<8|j[255&d])^e[h+3]}}function J(t){const n=function(){const t=new i(_),n=new i(16),e=new c(O),r=new u(e.buffer),s=new c(8);let a=0,f=0;return{update:w,digest:function(){const n=8*f,e=o.floor(n/4294967296),r=n>>>0;for(w(K,0,1);56!=a;)w(T,0,1);s[0]=e>>>24,s[1]=e>>>16,s[2]=e>>>8,s[3]=e,s[4]=r>>>24,s[5]=r>>>16,s[6]=r>>>8,s[7]=r,w(s,0,8);const i=new c(V),l=new u(i.buffer);for(let n=0;n<t.length;n++)l.setInt32(4*n,t[n]);return t.set(_),a=0,f=0,i}};function w(t,n,o){const c=n+o;if(f+=o,a){for(;n<c&&a<O;)e[a++]=t[n++];a==O&&(l(r,0),a=0)}if(n+O<=c){const e=new u(t.buffer,t.byteOffset,t.byteLength);for(;n+O<=c;n+=O)l(e,n)}for(;n<c;)e[a++]=t[n++]}function l(e,o){for(let t=0;t<16;t++)n[t]=e.getInt32(o+4*t);let r,c=t[0],s=t[1],a=t[2],i=t[3],f=t[4];for(let t=0;t<15;t+=5)f=(c<<5|c>>>27)+((a^i)&s^i)+f+1518500249+n[t]|0,s=s<<30|s>>>2,i=(f<<5|f>>>27)+((s^a)&c^a)+i+1518500249+n[t+1]|0,c=c<<30|c>>>2,a=(i<<5|i>>>27)+((c^s)&f^s)+a+1518500249+n[t+2]|0,f=f<<30|f>>>2,s=(a<<5|a>>>27)+((f^c)&i^c)+s+1518500249+n[t+3]|0,i=i<<30|i>>>2,c=(s<<5|s>>>27)+((i^f)&a^f)+c+1518500249+n[t+4]|0,a=a<<30|a>>>2;f=(c<<5|c>>>27)+((a^i)&s^i)+f+1518500249+n[15]|0,s=s<<30|s>>>2,r=n[13]^n[8]^n[2]^n[0],r=r<<1|r>>>31,n[0]=r,i=(f<<5|f>>>27)+((s^a)&c^a)+i+1518500249+r|0,c=c<<30|c>>>2,r=n[14]^n[9]^n[3]^n[1],r=r<<1|r>>>31,n[1]=r,a=(i<<5|i>>>27)+((c^s)&f^s)+a+1518500249+r|0,f=f<<30|f>>>2,r=n[15]^n[10]^n[4]^n[2],r=r<<1|r>>>31,n[2]=r,s=(a<<5|a>>>27)+((f^c)&i^c)+s+1518500249+r|0,i=i<<30|i>>>2,r=n[0]^n[11]^n[5]^n[3],r=r<<1|r>>>31,n[3]=r,c=(s<<5|s>>>27)+((i^f)&a^f)+c+1518500249+r|0,a=a<<30|a>>>2;for(let t=20;t<40;t+=5)r=n[t-3&15]^n[t-8&15]^n[t-14&15]^n[15&t],r=r<<1|r>>>31,n[15&t]=r,f=(c<<5|c>>>27)+(s^a^i)+f+1859775393+r|0,s=s<<30|s>>>2,r=n[t-2&15]^n[t-7&15]^n[t-13&15]^n[t+1&15],r=r<<1|r>>>31,n[t+1&15]=r,i=(f<<5|f>>>27)+(c^s^a)+i+1859775393+r|0,c=c<<30|c>>>2,r=n[t-1&15]^n[t-6&15]^n[t-12&15]^n[t+2&15],r=r<<1|r>>>31,n[t+2&15]=r,a=(i<<5|i>>>27)+(f^c^s)+a+1859775393+r|0,f=f<<30|f>>>2,r=n[15&t]^n[t-5&15]^n[t-11&15]^n[t+3&15],r=r<<1|r>>>31,n[t+3&15]=r,s=(a<<5|a>>>27)+(i^f^c)+s+1859775393+r|0,i=i<<30|i>>>2,r=n[t+1&15]^n[t-4&15]^n[t-10&15]^n[t+4&15],r=r<<1|r>>>31,n[t+4&15]=r,c=(s<<5|s>>>27)+(a^i^f)+c+1859775393+r|0,a=a<<30|a>>>2;for(let t=40;t<60;t+=5)r=n[t-3&15]^n[t-8&15]^n[t-14&15]^n[15&t],r=r<<1|r>>>31,n[15&t]=r,f=(c<<5|c>>>27)+(s&a|(s|a)&i)+f+2400959708+r|0,s=s<<30|s>>>2,r=n[t-2&15]^n[t-7&15]^n[t-13&15]^n[t+1&15],r=r<<1|r>>>31,n[t+1&15]=r,i=(f<<5|f>>>27)+(c&s|(c|s)&a)+i+2400959708+r|0,c=c<<30|c>>>2,r=n[t-1&15]^n[t-6&15]^n[t-12&15]^n[t+2&15],r=r<<1|r>>>31,n[t+2&15]=r,a=(i<<5|i>>>27)+(f&c|(f|c)&s)+a+2400959708+r|0,f=f<<30|f>>>2,r=n[15&t]^n[t-5&15]^n[t-11&15]^n[t+3&15],r=r<<1|r>>>31,n[t+3&15]=r,s=(a<<5|a>>>27)+(i&f|(i|f)&c)+s+2400959708+r|0,i=i<<30|i>>>2,r=n[t+1&15]^n[t-4&15]^n[t-10&15]^n[t+4&15],r=r<<1|r>>>31,n[t+4&15]=r,c=(s<<5|s>>>27)+(a&i|(a|i)&f)+c+2400959708+r|0,a=a<<30|a>>>2;for(let t=60;t<80;t+=5)r=n[t-3&15]^n[t-8&15]^n[t-14&15]^n[15&t],r=r<<1|r>>>31,n[15&t]=r,f=(c<<5|c>>>27)+(s^a^i)+f+3395469782+r|0,s=s<<30|s>>>2,r=n[t-2&15]^n[t-7&15]^n[t-13&15]^n[t+1&15],r=r<<1|r>>>31,n[t+1&15]=r,i=(f<<5|f>>>27)+(c^s^a)+i+3395469782+r|0,c=c<<30|c>>>2,r=n[t-1&15]^n[t-6&15]^n[t-12&15]^n[t+2&15],r=r<<1|r>>>31,n[t+2&15]=r,a=(i<<5|i>>>27)+(f^c^s)+a+3395469782+r|0,f=f<<30|f>>>2,r=n[15&t]^n[t-5&15]^n[t-11&15]^n[t+3&15],r=r<<1|r>>>31,n[t+3&15]=r,s=(a<<5|a>>>27)+(i^f^c)+s+3395469782+r|0,i=i<<30|i>>>2,r=n[t+1&15]^n[t-4&15]^n[t-10&15]^n[t+4&15],r=r<<1|r>>>31,n[t+4&15]=r,c=(s<<5|s>>>27)+(a^i^f)+c+3395469782+r|0,a=a<<30|a>>>2;t[0]=t[0]+c|0,t[1]=t[1]+s|0,t[2]=t[2]+a|0,t[3]=t[3]+i|0,t[4]=t[4]+f|0}}(),e=new c(O),r=new c(O);t.length>O&&(n.update(t,0,t.length),t=n.digest());for(let n=0;n<O;n++){const o=n<t.length?t[n]:0;e[n]=54^o,r[n]=92^o}return n.update(e,0,O),{update(t,e,o){n.update(t,e,o)},digest(){const t=n.digest();n.update(r,0,O),n.update(t,0,V);const o=n.digest();return n.update(e,0,O),o}}}function Q(t){return j[t>>>24]<<24|j[t>>>16&255]<<16|j[t>>>8&255]<<8|j[255&t]}function X(t){return t<<24|(65280&t)<<8|t>>>8&65280|t>>>24}function Y(t){return 255&(t<<1^27*(t>>7))}const $=typeof d!=b&&typeof d.getRandomValues==k,tt=\"Invalid password\",nt=\"zipjs-abort-check-password\";function et(t){if($)return d.getRandomValues(t);throw new r(\"Crypto API not supported\")}const ot={name:\"PBKDF2\"},rt=n.assign({hash:{name:\"HMAC\"}},ot),ct=n.assign({iterations:1e3,hash:{name:\"SHA-1\"}},ot),st=[\"deriveBits\"],at=[8,12,16],it=[16,24,32],ft=10,ut=typeof d!=b,wt=ut&&d.subtle;let lt=ut&&typeof wt!=b&&typeof wt.importKey==k&&typeof wt.deriveBits==k,dt=G;class pt extends h{constructor({password:t,rawPassword:n,encryptionStrength:e,checkPasswordOnly:o,checkAuthenticationCode:s=!0}){const a={};super({start(){yt(a,t,n,e)},async transform(t,n){const{password:e,strength:s,l:i,ready:f}=a;if(e?(await async function(t,n,e,o){const c=await vt(t,n,e,kt(o,0,at[n])),s=kt(o,at[n]);if(c[0]!=s[0]||c[1]!=s[1])throw gt(t),new r(tt)}(a,s,e,kt(t,0,at[s]+2)),t=kt(t,at[s]+2),o?(gt(a),n.error(new r(nt))):i()):await f,a.h)return;const u=new c(t.length-ft-(t.length-ft)%16);n.enqueue(St(a,t,u,0,ft,!0))},async flush(t){const{m:n,S:e,ready:o}=a;if(n){if(await o,a.h)return;const i=kt(e,e.length-ft),f=new c(kt(e,0,e.length-ft));n.process(f,!0);const u=n.digest();let w=e.length<ft?1:0;for(let t=0;t<ft;t++)w|=u[t]^i[t];if(w&&s)return void t.error(new r(\"Invalid authentication code\"));t.enqueue(f)}}}),mt(this,a)}}class ht extends h{constructor({password:t,rawPassword:n,encryptionStrength:e}){const o={};super({start(){yt(o,t,n,e)},async transform(t,n){const{password:e,strength:r,l:s,ready:a}=o;let i=z;if(e?(i=await async function(t,n,e){const o=et(new c(at[n]));return B(o,await vt(t,n,e,o))}(o,r,e),s()):await a,o.h)return;const f=new c(i.length+t.length-t.length%16);f.set(i,0),n.enqueue(St(o,t,f,i.length,0,!1))},async flush(t){const{m:n,S:e,ready:r}=o;if(n){if(await r,o.h)return;const s=new c(e);n.process(s,!1);const a=kt(n.digest(),0,ft);t.enqueue(B(s,a))}}}),mt(this,o)}}function yt(t,e,o,r){n.assign(t,{ready:new w(n=>t.l=n),password:bt(e,o),strength:r-1,S:z,h:!1})}function mt(t,e){const o=t.readable.getReader(),r=new y({async pull(t){try{const{value:n,done:e}=await o.read();e?t.close():t.enqueue(n)}catch(t){throw gt(e),o.cancel(t).catch(()=>{}),t}},cancel:t=>(gt(e),o.cancel(t))});n.defineProperty(t,\"readable\",{get:()=>r})}function St(t,n,e,o,r,s){const{m:a,S:i}=t;i.length&&(n=B(i,n));const f=n.length-r,u=f-f%16;if(e=function(t,n){if(n&&n>t.length){const e=t;(t=new c(n)).set(e,0)}return t}(e,o+u),u){const t=kt(e,o,o+u);t.set(kt(n,0,u)),a.process(t,s)}return t.S=kt(n,u),e}function gt(t){const{m:n}=t;t.h=!0,n&&n.dispose&&n.dispose()}async function vt(t,e,r,s){t.password=null;const a=it[e],i=await async function(t,e,r){if(lt)try{const o=await wt.importKey(\"raw\",t,rt,!1,st);return new c(await wt.deriveBits(n.assign({salt:e},ct),o,8*r))}catch{lt=!1}return function(t,n,e,r){const s=J(t),a=new c(r),i=new c(n.length+4),f=new u(i.buffer);i.set(n);for(let t=1,e=0;e<r;t++,e+=V){f.setUint32(n.length,t),s.update(i,0,i.length);let c=s.digest();const u=c.slice();for(let t=1;t<1e3;t++){s.update(c,0,V),c=s.digest();for(let t=0;t<V;t++)u[t]^=c[t]}a.set(u.subarray(0,o.min(V,r-e)),e)}return a}(t,e,0,r)}(r,s,2*a+2);return t.m=dt(kt(i,0,a),kt(i,a,2*a)),t.h&&gt(t),kt(i,2*a)}function bt(t,n){return n===v?function(t){if(typeof l==b){t=unescape(encodeURIComponent(t));const n=new c(t.length);for(let e=0;e<n.length;e++)n[e]=t.charCodeAt(e);return n}return(new l).encode(t)}(t):n}function kt(t,n,e){return t.subarray(n,e)}class zt extends h{constructor({password:t,rawPassword:n,passwordVerification:e,checkPasswordOnly:o}){super({start(){It(this,t,n,e)},transform(t,n){const e=this;if(e.password||e.rawPassword){const n=Mt(e,t.subarray(0,12));if(e.password=e.rawPassword=null,0!=(n[11]^e.passwordVerification))throw new r(tt);t=t.subarray(12)}o?n.error(new r(nt)):n.enqueue(Mt(e,t))}})}}class Ct extends h{constructor({password:t,rawPassword:n,passwordVerification:e}){super({start(){It(this,t,n,e)},transform(t,n){const e=this;let o,r;if(e.password||e.rawPassword){e.password=e.rawPassword=null;const n=et(new c(12));n[11]=e.passwordVerification,o=new c(t.length+n.length),o.set(At(e,n),0),r=12}else o=new c(t.length),r=0;o.set(At(e,t),r),n.enqueue(o)}})}}function It(t,e,o,r){n.assign(t,{password:e,rawPassword:o,passwordVerification:r}),function(t,e,o){const r=[305419896,591751049,878082192];if(n.assign(t,{v:r,C:new F(r[0]),I:new F(r[2])}),o)for(let n=0;n<o.length;n++)Et(t,o[n]);else for(let n=0;n<e.length;n++)Et(t,e.charCodeAt(n))}(t,e,o)}function Mt(t,n){const e=new c(n.length);for(let o=0;o<n.length;o++)e[o]=Rt(t)^n[o],Et(t,e[o]);return e}function At(t,n){const e=new c(n.length);for(let o=0;o<n.length;o++)e[o]=Rt(t)^n[o],Et(t,n[o]);return e}function Et(t,n){let[,e]=t.v;t.C.append([n]);const r=~t.C.get();e=Pt(o.imul(Pt(e+xt(r)),134775813)+1),t.I.append([e>>>24]);const c=~t.I.get();t.v=[r,e,c]}function Rt(t){const n=2|t.v[2];return xt(o.imul(n,1^n)>>>8)}function xt(t){return 255&t}function Pt(t){return 4294967295&t}function Dt(t){return Boolean(t)&&\"object\"==typeof t}const Ft=new f;function Ut(t){return Ft.get(t)}const Bt=\"Invalid uncompressed size\",Wt=\"Codec out of memory\",Ot=\"Invalid CRC32\",Vt=\"deflate-raw\",Kt=\"gzip\",Tt=[31,139,8];class _t extends h{constructor(t,{chunkSize:n,CompressionStreamFallback:e,CompressionStream:o}){super({});const{compressed:r,encrypted:c,useCompressionStream:s,zipCrypto:a,computeCrc32:i,level:f,deflate64:w,format:l,compressionMethod:d,inputSize:p}=t,h=this;let y,m,S,g=super.readable;const v=l&&Ut(l),b=qt(s,o,e),k=i&&r&&!w&&!v&&(!c||a)&&Boolean(b);if(c&&!a||!i||k||(y=new U,g=Jt(g,y)),r)if(v)g=Qt(g,Nt(v.CompressionStream,l,{level:f,chunkSize:n,compressionMethod:d,uncompressedSize:p}));else if(k)S=new jt,g=Qt(g,new b(Kt,{level:f,chunkSize:n})),g=Jt(g,S);else try{g=Gt(g,s,{level:f,chunkSize:n},o,e)}catch(t){if(!s&&e)throw nn(t);let n;try{n=new o(Kt)}catch{throw nn(t)}g=Qt(g,n),g=Jt(g,new jt)}c&&(a?g=Jt(g,new Ct(t)):(m=new ht(t),g=Jt(g,m))),Zt(h,g,()=>{c&&!a||!i||(h.crc32=k?S.crc32:new u(y.value.buffer).getUint32(0))})}}class jt extends h{constructor(){let t,n=10,e=new c(0);super({transform(t,r){if(n){const e=o.min(n,t.length);if(n-=e,!(t=t.subarray(e)).length)return}const c=e.length+t.length;if(c<=8)return void(e=B(e,t));const s=c-8,a=o.min(s,e.length);r.enqueue(B(e.subarray(0,a),t.subarray(0,s-a))),e=B(e.subarray(a),t.subarray(s-a))},flush(){const n=W(e);t.crc32=n.getUint32(0,!0),t.uncompressedSize=n.getUint32(4,!0)}}),t=this}}class Ht extends h{constructor(t,{chunkSize:n,DecompressionStreamFallback:e,DecompressionStream:o}){super({});const{zipCrypto:s,encrypted:a,checkCrc32:i,crc32:f,compressed:l,useCompressionStream:d,deflate64:p,format:h,compressionMethod:m,rawBitFlag:S,outputSize:g}=t;let b,k,z,C=super.readable;if(a&&(s?C=Jt(C,new zt(t)):(k=new pt(t),C=Jt(C,k))),l){const t=new Set,s=h&&Ut(h);let a;if(s)C=Qt(C,Nt(s.DecompressionStream,h,{chunkSize:n,compressionMethod:m,rawBitFlag:S,uncompressedSize:g}),t);else{const r=qt(d,o,e);if(i&&!p&&f!==v&&g!==v&&r)try{a=new r(Kt,{chunkSize:n})}catch{a=v}if(!a)try{C=Gt(C,d,{chunkSize:n,deflate64:p},o,e,t)}catch(t){if(p||g===v||!d&&e)throw nn(t);try{a=new o(Kt)}catch{throw nn(t)}}}a?(z=!0,C=function(t,n,e,o,s){const a=n.writable.getWriter(),i=n.readable.getReader(),f=o===v?new F:v;let u,l,d=0,p=!1,h=!1;const m=new y({start(t){l=t},pull(){b()},cancel:t=>(h=!0,b(),i.cancel(t))});return async function(){const n=t.getReader();try{const t=new c(10);for(t.set(Tt),await a.write(t);;){await g(),await a.ready;const{value:t,done:e}=await $t(n,s);if(e)break;await a.write(t)}f&&await a.write(new c(0));const r=new c(8),i=W(r);i.setUint32(0,f?f.get():o,!0),i.setUint32(4,e,!0),p=!0,await a.write(r),await a.close()}catch(t){await Xt(a,t),await Yt(n,t)}}(),async function(){try{for(;;){const{value:t,done:n}=await S();if(n)break;if(d+=t.length,d>e)throw new r(Bt);f&&f.append(t),l.enqueue(t)}h||(h=!0,l.close())}catch(t){!function(t){h||(h=!0,l.error(t),b())}(t),await Yt(i,t)}}(),m;function S(){return i.read().catch(t=>{if(p){if(!f)throw on(t,Ot);if(d!=e)throw on(t,Bt);return{done:!0}}throw tn(t,s)})}function g(){if(!h&&l.desiredSize<=0)return new w(t=>u=t)}function b(){if(u){const t=u;u=v,t()}}}(C,a,g,f,t)):C=function(t,n){const e=t.getReader();return new y({async pull(t){try{const{value:n,done:o}=await e.read();o?t.close():t.enqueue(n)}catch(t){throw await Yt(e,t),tn(t,n)}},cancel:t=>e.cancel(t)})}(C,t)}i&&!z&&(b=new U,C=Jt(C,b)),Zt(this,C,()=>{if(b){const t=new u(b.value.buffer).getUint32(0,!1);if(f!=t)throw new r(Ot)}})}}const Lt=new f;function Zt(t,e,o){e=Jt(e,new h({flush:o})),n.defineProperty(t,\"readable\",{get:()=>e})}function Nt(t,n,e){if(!t)throw new r(\"Compression method not supported\");return new t(n,e)}function qt(t,n,e){return t&&n?n:e&&e.requiresModule?e:void 0}function Gt(t,n,e,o,r,c){const s=n&&o?o:r||o,a=e.deflate64?\"deflate64-raw\":Vt;let i;try{i=new s(a,e)}catch(t){if(!n||!r||s==r)throw t;i=new r(a,e)}return Qt(t,i,c)}function Jt(t,n){return function(t){if(t instanceof y)return t;const n=t.getReader();return new y({async pull(t){try{const{value:e,done:o}=await n.read();o?t.close():t.enqueue(e)}catch(t){throw n.cancel(t).catch(()=>{}),t}},cancel:t=>n.cancel(t)})}(t).pipeThrough(n)}function Qt(t,n,e){const o=n.writable.getWriter(),r=t.getReader();return async function(){try{for(;;){await o.ready;const t=await $t(r,e);if(t.done){await o.close();break}await o.write(t.value)}}catch(t){await Xt(o,t),await Yt(r,t)}}(),n.readable}async function Xt(t,n){try{await t.abort(n)}catch{}}async function Yt(t,n){try{await t.cancel(n)}catch{}}function $t(t,n){const e=t.read();return n?e.catch(t=>{throw n.add(t),t}):e}function tn(t,n){return n.has(t)?t:on(t,en(t)?Wt:\"Invalid compressed data\")}function nn(t){return en(t)?on(t,Wt):t}function en(t){return Dt(t)&&\"Z_MEM_ERROR\"==t.code}function on(t,n){const e=new r(n);return e.cause=t,e}const rn=\"data\",cn=\"deflate\";class sn extends h{constructor(t,e){super({});const o=this,{codecType:c}=t;let s;c.startsWith(cn)?s=_t:c.startsWith(\"inflate\")&&(s=Ht),o.outputSize=0;let a=0;const i=new s(t,e),f=super.readable,u=new h({transform(t,n){t&&t.length&&(a+=t.length,n.enqueue(t))},flush(){n.assign(o,{inputSize:a})}}),w=new h({transform(n,e){if(n&&n.length&&(e.enqueue(n),o.outputSize+=n.length,t.outputSize!==v&&o.outputSize>t.outputSize))throw new r(Bt)},flush(){const{crc32:t}=i;n.assign(o,{crc32:t,inputSize:a})}});n.defineProperty(o,\"readable\",{get:()=>f.pipeThrough(u).pipeThrough(i).pipeThrough(w)})}}class an extends h{constructor(t){const o=[];let r=0,s=0;function a(){const n=new c(t);let e=0;for(;e<t;){const r=o[0],c=t-e;r.length<=c?(n.set(r,e),e+=r.length,o.shift()):(n.set(r.subarray(0,c),e),o[0]=r.subarray(c),e+=c)}return r-=t,n}(!e.isFinite(t)||t<1)&&(t=262144),super({transform(n,e){for(o.push(n),r+=n.length;r>t;)s+=t,e.enqueue(a())},flush(t){r&&(s+=r,t.enqueue(function(t,n){const e=new c(n);let o=0;for(const n of t)e.set(n,o),o+=n.length;return e}(o,r)))}}),n.defineProperty(this,\"outputSize\",{get:()=>s})}}let fn=2;try{typeof navigator!=b&&navigator.hardwareConcurrency&&(fn=navigator.hardwareConcurrency)}catch{}const un=new f,wn=new f,ln=function(){try{return structuredClone(new r)instanceof r}catch{return!1}}();let dn=0;async function pn(t){let n,c,s;try{const{options:a,config:i}=t;if(a.format)try{await async function(t,n){!Ft.has(t)&&n&&function(t,n){const{CompressionStream:e,DecompressionStream:o}=n;if(typeof e!=k&&typeof o!=k)throw new r(\"Invalid codec module\");Ft.set(t,{CompressionStream:e,DecompressionStream:o})}(t,await(import(n)))}(a.format,a.codecURI)}catch(t){if(Dt(t))try{t.codecImportFailed=!0}catch{}throw t}if(i.CompressionStream=self.CompressionStream,i.DecompressionStream=self.DecompressionStream,a.compressed&&!a.format)if(a.useCompressionStream){if(!function(t,n){if(!t)return!1;let e=Lt.get(t);e||(e=new f,Lt.set(t,e));let o=e.get(n);if(o===v){try{new t(n),o=!0}catch{o=!1}e.set(n,o)}return o}(a.codecType.startsWith(cn)?i.CompressionStream:i.DecompressionStream,Vt))try{await self.initModule(t.config)}catch{}}else try{await self.initModule(t.config)}catch{a.useCompressionStream=!0}if(a.encrypted&&!a.zipCrypto)try{await self.initModule(t.config)}catch{}!i.CompressionStreamFallback&&i.CompressionStreamZlib&&(i.CompressionStreamFallback=i.CompressionStreamZlib),!i.DecompressionStreamFallback&&i.DecompressionStreamZlib&&(i.DecompressionStreamFallback=i.DecompressionStreamZlib);const u={highWaterMark:1},l=new y({async pull(t){const n=new w(t=>un.set(dn,t));hn({type:\"pull\",messageId:dn}),dn=(dn+1)%e.MAX_SAFE_INTEGER;const{value:o,done:r}=await n;t.enqueue(o),r&&t.close()}},u);s=new m({async write(t){let n;const o=new w(t=>n=t);wn.set(dn,n),hn({type:rn,value:t,messageId:dn}),dn=(dn+1)%e.MAX_SAFE_INTEGER,await o}},u),n=new sn(a,i),c=new an(function(t){return r=\"string\"==typeof(n=r=t.chunkSize)&&n.trim()?e(n):n,e.isInteger(r)&&r>=1?o.max(r,64):262144;var n,r}(i)),await l.pipeThrough(n).pipeThrough(c).pipeTo(s,{preventClose:!0,preventAbort:!0}),await s.getWriter().close();const{crc32:d,inputSize:p,outputSize:h}=n;hn({type:\"close\",result:{crc32:d,inputSize:p,outputSize:h}})}catch(t){const n=c?c.outputSize:0;if(Dt(t))try{t.outputSize=n}catch{}if(s&&!s.locked)try{await s.getWriter().close()}catch{}yn(t,n)}}function hn(t){const{value:n}=t;if(n)if(n.length)try{t.value=(e=n,e.byteOffset||e.byteLength!=e.buffer.byteLength?new c(e):e).buffer,p(t,[t.value])}catch{p(t)}else p(t);else p(t);var e}function yn(t,n){const{message:e,stack:o,code:c,name:s,outputSize:a,cause:i,codecImportFailed:f}=function(t=new r(\"Unknown error\")){return Dt(t)?t:new r(String(t))}(t),u={message:e,stack:o,code:c,name:s,outputSize:a===v?n:a};if(Dt(i)&&(u.cause={name:i.name,message:i.message,code:i.code}),f&&(u.codecImportFailed=!0),ln)try{return void p({error:u,errorValue:{value:t}})}catch{}p({error:u})}addEventListener(\"message\",({data:t})=>{const{type:n,messageId:e,value:o,done:r}=t;try{if(\"start\"==n&&pn(t),n==rn){const t=un.get(e);un.delete(e),t({value:o||new c,done:r})}if(\"ack\"==n){const t=wn.get(e);wn.delete(e),t()}}catch(t){yn(t)}}),p({type:\"ready\"});const mn=\"deflate\",Sn=\"deflate-raw\",gn=\"deflate64-raw\",vn=\"gzip\",bn=[mn,Sn,vn],kn=[mn,Sn,vn,gn];let zn,Cn,In,Mn,An;function En(t,n){return-4===n&&(t.code=\"Z_MEM_ERROR\"),t}function Rn(t,n,e={}){if(!(t?bn:kn).includes(n))throw new TypeError(\"Unsupported format: \"+n);if(!zn){const t=new r(\"WASM module not loaded\");throw t.cause=An,t}const s=\"number\"==typeof e.level?e.level:-1,a=\"number\"==typeof e.outBuffer?e.outBuffer:65536,i=\"number\"==typeof e.inBufferSize?e.inBufferSize:65536,f={M:0,in:0,inBufferSize:0,A:0,R:!1};let u,l,d,p,h=!0,S=!1;return function(){try{let e;if(f.M=Cn(a),f.in=Cn(i),f.inBufferSize=i,!f.M||!f.in)throw En(new r(\"allocation failed\"),-4);if(t?(f.P=zn.deflate_process,f.D=zn.deflate_last_consumed,f.F=zn.deflate_end,f.A=zn.deflate_new(),e=n===vn?zn.deflate_init_gzip(f.A,s):n===Sn?zn.deflate_init_raw(f.A,s):zn.deflate_init(f.A,s)):n===gn?(f.P=zn.inflate9_process,f.D=zn.inflate9_last_consumed,f.F=zn.inflate9_end,f.A=zn.inflate9_new(),e=zn.inflate9_init_raw(f.A)):(f.P=zn.inflate_process,f.D=zn.inflate_last_consumed,f.F=zn.inflate_end,f.A=zn.inflate_new(),e=n===Sn?zn.inflate_init_raw(f.A):n===vn?zn.inflate_init_gzip(f.A):zn.inflate_init(f.A)),0!==e)throw En(new r(\"init failed:\"+e),e)}catch(t){throw b(f),t}}(),{readable:new y({start(t){u=t},pull(){h=!1,v()},cancel(t){S=!0,p=t,b(f),l.error(t),v()}},{highWaterMark:0}),writable:new m({start(t){l=t},async write(t){if(h&&await new w(t=>d=t),S)throw p;try{!function(t){const n=new c(Mn.buffer),e=f.P,s=f.D,i=f.M;let u=0;for(;u<t.length;){if(f.R)throw new r(\"trailing data after the end of the stream\");const c=o.min(t.length-u,32768);if((!f.in||f.inBufferSize<c)&&(f.in&&In&&(In(f.in),f.in=0),f.in=Cn(c),f.inBufferSize=c,!f.in))throw En(new r(\"allocation failed\"),-4);n.set(t.subarray(u,u+c),f.in);const w=e(f.A,f.in,c,i,a,0),l=w>>24&255,d=128&l?l-256:l;if(d<0)throw En(new r(\"process error:\"+d),d);const p=16777215&w;p&&g(n.slice(i,i+p));const h=s(f.A);if(1===l)f.R=!0;else if(0===h&&0===p)break;u+=h}}(t)}catch(t){throw b(f),u.error(t),t}},close(){if(S)return;try{!function(){const t=new c(Mn.buffer),n=f.P,e=f.M;for(;;){const o=n(f.A,0,0,e,a,4),c=o>>24&255,s=128&c?c-256:c;if(s<0)throw En(new r(\"process error:\"+s),s);const i=16777215&o;if(i&&g(t.slice(e,e+i)),1===c||0===i)break}}()}catch(t){throw b(f),u.error(t),t}const t=b(f);if(0!==t){const n=En(new r(\"end error:\"+t),t);throw u.error(n),n}u.close()},abort(t){b(f),u.error(t)}},{highWaterMark:1})};function g(t){h=!0,u.enqueue(t)}function v(){if(d){const t=d;d=null,t()}}function b(t){let n=0;return t.A&&t.F&&(n=t.F(t.A)),t.A=0,t.in&&In&&In(t.in),t.in=0,t.M&&In&&In(t.M),t.M=0,n}}class xn{constructor(t=mn,n){return Rn(!0,t,n)}}class Pn{constructor(t=mn,n){return Rn(!1,t,n)}}xn.requiresModule=!0,Pn.requiresModule=!0,xn.supportedFormats=bn,Pn.supportedFormats=kn;const Dn=65536;let Fn,Un;function Bn(t){return new c(t.memory.buffer)}let Wn=!1;!function(t={}){const{init:n,U:e}=t,o=t.CompressionStreamFallback||t.CompressionStreamZlib,r=t.DecompressionStreamFallback||t.DecompressionStreamZlib;e&&(dt=e||G),self.initModule=async t=>{n&&await n(t),o&&(t.CompressionStreamFallback=o),r&&(t.DecompressionStreamFallback=r)}}({CompressionStreamFallback:xn,DecompressionStreamFallback:Pn,U:function(t,n){const e=Fn;let o=e?function(t,n,e){Un||(Un=t.malloc(Dn));const o=Un?t.aes_hmac_new():0;if(o){const r=Bn(t);if(r.set(n,Un),r.set(e,Un+n.length),t.aes_hmac_init(o,Un,n.length,Un+n.length,e.length))return t.aes_hmac_end(o,0),0}return o}(e,t,n):0;if(!o)return G(t,n);const r=Un;return{process(t,n){for(let c=0;c<t.length;c+=Dn){const s=t.subarray(c,c+Dn),a=Bn(e);a.set(s,r),e.aes_hmac_process(o,r,s.length,n?1:0),s.set(a.subarray(r,r+s.length))}},digest:()=>(e.aes_hmac_end(o,r),o=0,Bn(e).slice(r,r+20)),dispose(){o&&(e.aes_hmac_end(o,0),o=0)}}},init:t=>async function(t,{baseURI:n}){if(!Wn)try{await async function(t,n){let e,o;try{try{o=new URL(t,n)}catch{}const r=await fetch(o);e=await r.arrayBuffer()}catch(n){if(!t.startsWith(\"data:application/wasm;base64,\"))throw n;e=function(t){const n=t.split(\",\")[1],e=atob(n),o=e.length,r=new c(o);for(let t=0;t<o;++t)r[t]=e.charCodeAt(t);return r.buffer}(t)}const s=await WebAssembly.instantiate(e);var a;(function(t){if(zn=t,({malloc:Cn,free:In,memory:Mn}=zn),\"function\"!=typeof Cn||\"function\"!=typeof In||!Mn)throw zn=Cn=In=Mn=null,new r(\"Invalid WASM module\")})(s.instance.exports),typeof(a=s.instance.exports).aes_hmac_new==k&&(Fn=a,Un=0)}(t,n),Wn=!0}catch(t){throw function(t){An=t}(t),t}}(t.wasmURI,t)})});\n";
	if (typeof r == "string" && (r = new TextEncoder().encode(r)), t) {
		let t = new Blob([r], { type: e });
		return URL.createObjectURL(t);
	}
	return "data:" + e + ";base64," + function(t) {
		let e = "", r = t.length, o = 0;
		for (; o + 2 < r; o += 3) {
			let r = t[o] << 16 | t[o + 1] << 8 | t[o + 2];
			e += n$1[r >> 18 & 63] + n$1[r >> 12 & 63] + n$1[r >> 6 & 63] + n$1[63 & r];
		}
		let s = r - o;
		if (s === 1) {
			let r = t[o] << 16;
			e += n$1[r >> 18 & 63] + n$1[r >> 12 & 63] + "==";
		} else if (s === 2) {
			let r = t[o] << 16 | t[o + 1] << 8;
			e += n$1[r >> 18 & 63] + n$1[r >> 12 & 63] + n$1[r >> 6 & 63] + "=";
		}
		return e;
	}(r);
} }), MODULE_WORKER_OPTIONS = { type: "module" }, ERROR_EVENT_TYPE = "error", ABORT_EVENT_TYPE = "abort";
let webWorkerSource, webWorkerURI, webWorkerOptions;
setWebWorkerBackend(createWebWorkerInterface);
function createWebWorkerInterface(workerData, config) {
	let { baseURI, chunkSize, workerStartupTimeout } = config, { wasmURI } = config;
	if (!workerData.interface) {
		typeof wasmURI == "function" && (wasmURI = wasmURI());
		let worker;
		try {
			worker = getWebWorker(workerData.workerURI, baseURI, workerData);
		} catch {
			return disableWebWorker(workerData), createWorkerInterface(workerData, config);
		}
		Object.assign(workerData, {
			worker,
			workerAlive: !1,
			terminated: !1,
			startupError: null,
			interface: { run: async () => {
				try {
					return await runWebWorker(workerData, {
						chunkSize,
						wasmURI,
						baseURI,
						workerStartupTimeout
					});
				} catch (error) {
					if (error && error.workerStartupFailed) return disableWebWorker(workerData), releaseWorkerStreams(workerData), runWorker(workerData, config);
					if (error && error.codecImportFailed) {
						if (workerData.reader) return releaseWorkerStreams(workerData), runWorker(workerData, config);
						workerData.onTaskFinished();
					}
					throw error;
				}
			} }
		});
	}
	return workerData.interface;
}
async function runWebWorker(workerData, config) {
	if (!workerData.worker) {
		let { startupError } = workerData;
		workerData.startupError = null;
		let error = startupError || /* @__PURE__ */ Error("Worker startup timeout");
		throw error.workerStartupFailed = !0, error;
	}
	let resolveResult, rejectResult, result = new Promise((resolve, reject) => {
		resolveResult = resolve, rejectResult = (error) => {
			let { outputSize, workerOptions } = workerData;
			if (workerOptions.outputSize = outputSize, isErrorObject(error)) try {
				error.outputSize = outputSize;
			} catch {}
			reject(error);
		};
	});
	Object.assign(workerData, {
		reader: null,
		writer: null,
		outputSize: 0,
		destinationFailed: !1,
		destinationError: null,
		resolveResult,
		rejectResult,
		result
	});
	let { readable, options } = workerData, { writable, closed, abortPipe } = watchClosedStream(workerData.writable, workerData);
	try {
		sendMessage({
			type: MESSAGE_START,
			options,
			config
		}, workerData);
	} catch (error) {
		abortPipe();
		try {
			await closed;
		} catch {}
		throw workerData.onTaskFinished(), error;
	}
	Object.assign(workerData, {
		reader: readable.getReader(),
		writer: writable.getWriter()
	});
	let { workerStartupTimeout } = config;
	!workerData.workerAlive && Number.isFinite(workerStartupTimeout) && workerStartupTimeout >= 0 && (workerData.startupTimeout = setTimeout(() => onStartupTimeout(workerData), workerStartupTimeout));
	try {
		let resultValue = await result;
		return await closeWritable(), await closed, resultValue;
	} catch (error) {
		await closeWritable(), abortPipe();
		try {
			await closed;
		} catch {}
		let { outputSize, workerOptions, destinationFailed, destinationError } = workerData;
		workerOptions.outputSize = outputSize;
		let workerFailed = isErrorObject(error) && (error.codecImportFailed || error.workerStartupFailed), reportedError = destinationFailed && !workerFailed ? destinationError : error;
		if (isErrorObject(reportedError)) try {
			reportedError.outputSize = outputSize;
		} catch {}
		throw reportedError;
	}
	async function closeWritable() {
		if (!writable.locked) try {
			await writable.getWriter().close();
		} catch {}
	}
}
function watchClosedStream(writableSource, workerData) {
	let abortController = new AbortController(), aborting, { writable, readable } = new TransformStream({ transform(chunk, controller) {
		workerData.outputSize += chunk.length, controller.enqueue(chunk);
	} }), closed = readable.pipeTo(writableSource, {
		preventClose: !0,
		preventAbort: !0,
		signal: abortController.signal
	});
	closed.catch((error) => {
		aborting || Object.assign(workerData, {
			destinationFailed: !0,
			destinationError: error
		});
	});
	let { signal } = workerData.workerOptions.streamOptions;
	if (signal) {
		let onAbort = () => abortController.abort(signal.reason), removeAbortListener = () => signal.removeEventListener(ABORT_EVENT_TYPE, onAbort);
		signal.addEventListener(ABORT_EVENT_TYPE, onAbort), closed.then(removeAbortListener, removeAbortListener);
	}
	return {
		writable,
		closed,
		abortPipe: () => {
			aborting = !0, abortController.abort();
		}
	};
}
function releaseWorkerStreams(workerData) {
	let { reader } = workerData;
	reader && reader.releaseLock(), workerData.reader = null, workerData.writer = null;
}
function terminateWorker(workerData) {
	let { worker } = workerData;
	if (worker) try {
		worker.terminate();
	} catch {}
	workerData.interface = null;
}
function getWebWorker(url, baseURI, workerData, isModuleType, useBlobURI = !0) {
	let { createWorker } = workerData, worker, resolvedURI, resolvedOptions;
	if (createWorker) worker = createWorker();
	else if (webWorkerURI === void 0 || webWorkerSource !== url) {
		let isFunctionURI = typeof url == FUNCTION_TYPE;
		resolvedURI = isFunctionURI ? url(useBlobURI) : url;
		let isDataURI = resolvedURI.startsWith("data:"), isBlobURI = resolvedURI.startsWith("blob:");
		if (isDataURI || isBlobURI) {
			isModuleType === void 0 && (isModuleType = !1), isModuleType && (resolvedOptions = MODULE_WORKER_OPTIONS);
			try {
				worker = new Worker(resolvedURI, resolvedOptions);
			} catch (error) {
				if (isBlobURI) try {
					URL.revokeObjectURL(resolvedURI);
				} catch {}
				if (isFunctionURI && isBlobURI) return getWebWorker(url, baseURI, workerData, isModuleType, !1);
				if (isModuleType) throw error;
				return getWebWorker(url, baseURI, workerData, !0, !1);
			}
		} else {
			isModuleType === void 0 && (isModuleType = !0), isModuleType && (resolvedOptions = MODULE_WORKER_OPTIONS);
			try {
				resolvedURI = new URL(resolvedURI, baseURI);
			} catch {}
			try {
				worker = new Worker(resolvedURI, resolvedOptions);
			} catch (error) {
				if (isModuleType) return getWebWorker(url, baseURI, workerData, !1, useBlobURI);
				throw error;
			}
		}
		webWorkerSource = url, webWorkerURI = resolvedURI, webWorkerOptions = resolvedOptions;
	} else worker = new Worker(webWorkerURI, webWorkerOptions);
	return worker.addEventListener(MESSAGE_EVENT_TYPE, (event) => {
		workerData.workerAlive = !0, clearStartupTimeout(workerData), onMessage(event, workerData);
	}), worker.addEventListener(ERROR_EVENT_TYPE, (event) => onWorkerError(event, workerData)), worker.addEventListener("messageerror", (event) => onWorkerError(event, workerData)), worker;
}
function onStartupTimeout(workerData) {
	if (workerData.startupTimeout = null, workerData.workerAlive) return;
	let { rejectResult, writer } = workerData;
	if (terminateWorker(workerData), workerData.worker = null, rejectResult) {
		let error = Error(ERR_WORKER_STARTUP_TIMEOUT);
		error.workerStartupFailed = !0, rejectResult(error), writer && writer.releaseLock();
	}
}
function clearStartupTimeout(workerData) {
	let { startupTimeout } = workerData;
	startupTimeout && (clearTimeout(startupTimeout), workerData.startupTimeout = null);
}
function onWorkerError(event, workerData) {
	event.preventDefault && event.preventDefault(), clearStartupTimeout(workerData);
	let { workerAlive, rejectResult, writer, onTaskFinished } = workerData;
	terminateWorker(workerData), workerAlive || (workerData.worker = null);
	let error = event.error || Error(event.message || ERROR_EVENT_TYPE);
	workerAlive || (error = Object.assign(Error(error.message || ERROR_EVENT_TYPE), { workerStartupFailed: !0 }), workerData.startupError = error), rejectResult && (rejectResult(error), writer && writer.releaseLock(), workerAlive && onTaskFinished());
}
function sendMessage(message, { worker, writer }) {
	try {
		let { value } = message;
		if (value) {
			message.value = toExactUint8Array(value);
			try {
				worker.postMessage(message, [message.value.buffer]);
			} catch {
				worker.postMessage(message);
			}
		} else worker.postMessage(message);
	} catch (error) {
		throw writer && writer.releaseLock(), error;
	}
}
async function onMessage({ data }, workerData) {
	let { type, value, messageId, result, error, errorValue } = data, { reader, writer, resolveResult, rejectResult, onTaskFinished, generation } = workerData, stale = () => workerData.generation != generation;
	try {
		if (error) fail(getResponseError(error, errorValue));
		else {
			if (type == "pull") {
				let { value, done } = await reader.read();
				stale() || sendMessage({
					type: MESSAGE_DATA,
					value,
					done,
					messageId
				}, workerData);
			}
			if (type == "data") {
				let chunk = new Uint8Array(value);
				await writer.ready, await writer.write(chunk), stale() || sendMessage({
					type: "ack",
					messageId
				}, workerData);
			}
			type == "close" && succeed(result);
		}
	} catch (error) {
		stale() || (terminateWorker(workerData), fail(error));
	}
	function fail(error) {
		stale() || (rejectResult(error), releaseWriter(), isErrorObject(error) && error.codecImportFailed || onTaskFinished());
	}
	function succeed(result) {
		stale() || (resolveResult(result), releaseWriter(), onTaskFinished());
	}
	function releaseWriter() {
		writer && writer.releaseLock();
	}
}
function getResponseError(errorData, errorValue) {
	let { message, stack, code, name, outputSize, cause, codecImportFailed } = errorData, responseError;
	if (responseError = errorValue ? errorValue.value : Object.assign(Error(message), {
		stack,
		code,
		name
	}), isErrorObject(responseError)) try {
		outputSize !== void 0 && (responseError.outputSize = outputSize), codecImportFailed && (responseError.codecImportFailed = !0), cause && (isErrorObject(responseError.cause) || (responseError.cause = Object.assign(Error(cause.message), { name: cause.name })), cause.code !== void 0 && responseError.cause.code !== cause.code && (responseError.cause.code = cause.code)), errorValue && (responseError.name !== name && (responseError.name = name), responseError.code !== code && (responseError.code = code));
	} catch {}
	return responseError;
}
// node_modules/@zip.js/zip.js/lib/core/zip-writer.js
const ERR_DUPLICATED_NAME = "File already exists", ERR_INVALID_COMMENT = "Zip file comment exceeds 64KB", ERR_INVALID_COMMENT_TYPE = "Invalid zip file comment (must be a Uint8Array)", ERR_INVALID_ENTRY_COMMENT = "File entry comment exceeds 64KB", ERR_INVALID_ENTRY_COMMENT_TYPE = "Invalid file entry comment (must be a string)", ERR_INVALID_DATE = "Invalid date (must be a valid Date instance)", ERR_INVALID_ENTRY_NAME = "File entry name exceeds 64KB", ERR_INVALID_VERSION = "Version exceeds 65535", ERR_INVALID_ENCRYPTION_STRENGTH = "The strength must equal 1, 2, or 3", ERR_UNSUPPORTED_ENCRYPTION_USDZ = "Encryption is not supported in USDZ files", ERR_UNSUPPORTED_SPLIT_USDZ = "Split zip files are not supported in USDZ files", ERR_UNSUPPORTED_ENCRYPTION_PASS_THROUGH = "Encryption is not supported when the 'passThrough' option is set to true (use 'compressed' instead)", ERR_INVALID_EXTRAFIELD = "Invalid extra field (must be a Map)", ERR_INVALID_EXTRAFIELD_TYPE = "Invalid extra field type (must be integer 0..65535)", ERR_INVALID_EXTRAFIELD_DATA_TYPE = "Invalid extra field data (must be a Uint8Array)", ERR_INVALID_EXTRAFIELD_DATA = "Extra field data exceeds 64KB", MIN_UNIX_TIME = -2147483648, MAX_UNIX_TIME = 2147483647, MIN_NTFS_TIME = BigInt(0), MAX_NTFS_TIME = BigInt("0x7fffffffffffffff"), ERR_UNSUPPORTED_FORMAT = "Zip64 is not supported (set the 'zip64' option to 'true')", ERR_UNDEFINED_UNCOMPRESSED_SIZE = "Undefined uncompressed size", ERR_UNDEFINED_COMPRESSION_METHOD = "Undefined compression method", ERR_UNDEFINED_CRC32 = "Undefined CRC32", ERR_UNDEFINED_READER = "Undefined reader", ERR_INVALID_READER = "Invalid reader (must be a Reader instance, a ReadableStream instance, or an object with a 'readable' property)", ERR_ZIP_NOT_EMPTY = "Zip file not empty", ERR_INVALID_UID = "Invalid uid (must be integer 0..2^32-1)", ERR_INVALID_GID = "Invalid gid (must be integer 0..2^32-1)", ERR_INVALID_UNIX_MODE = "Invalid UNIX mode (must be integer 0..65535)", ERR_INVALID_UNIX_EXTRA_FIELD_TYPE = "Invalid unixExtraFieldType (must be 'infozip' or 'unix')", ERR_INVALID_UNIX_ID_SIZE = "uid/gid must be 0..65535 for unixExtraFieldType 'unix' (use 'infozip' for larger ids)", ERR_INVALID_MSDOS_ATTRIBUTES = "Invalid msdosAttributesRaw (must be integer 0..255)", ERR_INVALID_MSDOS_DATA = "Invalid msdosAttributes (must be an object with boolean flags)", ERR_INVALID_LEVEL = "Invalid level (must be integer 0..9)", ERR_INVALID_UNCOMPRESSED_SIZE_OPTION = "Invalid uncompressedSize option (must be a non-negative integer)", ERR_INVALID_SIGNATURE_DATA = "Signature data exceeds 64KB", ERR_INVALID_ENTRY = "Invalid entry option (must be an entry returned by ZipReader#getEntries())", ERR_ZIP_CRYPTO_LAST_MOD_DATE = "The last modification date of an entry encrypted with ZipCrypto cannot be changed when passThrough is set", WARNING_COMPRESSION_UNAVAILABLE = "compression unavailable", WARNING_CLAMPED_LAST_MODIFICATION_DATE = "clamped last modification date", EXTRAFIELD_DATA_AES = new Uint8Array([
	7,
	0,
	2,
	0,
	65,
	69,
	3,
	0,
	0
]), INFOZIP_EXTRA_FIELD_TYPE = "infozip", UNIX_EXTRA_FIELD_TYPE = "unix", LEVEL_BY_BITFLAG_LEVEL = [
	8,
	9,
	5,
	3
];
let workers = 0;
const pendingEntries = [];
var ZipWriter = class {
	constructor(writer, options = {}) {
		writer = new GenericWriter(writer);
		let { availableSize = INFINITY_VALUE, maxSize = INFINITY_VALUE } = writer, addSplitZipSignature = availableSize > 0 && availableSize !== Infinity && maxSize > 0 && maxSize !== Infinity;
		if (addSplitZipSignature && options.usdz) throw Error(ERR_UNSUPPORTED_SPLIT_USDZ);
		Object.assign(this, {
			writer,
			addSplitZipSignature,
			options,
			fileEntries: /* @__PURE__ */ new Map(),
			filenames: /* @__PURE__ */ new Set(),
			offset: options.offset === void 0 ? writer.size || writer.writable.size || 0 : options[OPTION_OFFSET],
			initialOffset: options.offset === void 0 ? 0 : options[OPTION_OFFSET] - (writer.size || writer.writable.size || 0),
			pendingAddFileCalls: /* @__PURE__ */ new Set(),
			pendingErrors: [],
			warnings: [],
			bufferedWrites: 0,
			directWrites: 0,
			lastFileEntry: void 0,
			archiveClosed: !1
		});
	}
	prependZip(reader) {
		return watchPromiseError(this, prependZipEntries(this, reader));
	}
	appendZip(reader, options = {}) {
		return watchPromiseError(this, appendZipEntries(this, reader, options));
	}
	add(name = "", reader, options = {}) {
		let zipWriter = this, { pendingAddFileCalls } = zipWriter, promiseAddFile = addFileEntry(zipWriter, name, reader, options);
		pendingAddFileCalls.add(promiseAddFile);
		let deletePendingAddFileCall = () => pendingAddFileCalls.delete(promiseAddFile);
		return Promise.prototype.then.call(promiseAddFile, deletePendingAddFileCall, deletePendingAddFileCall), watchPromiseError(zipWriter, promiseAddFile);
	}
	remove(entry) {
		let { filenames, fileEntries } = this;
		if (typeof entry == "string" && (entry = fileEntries.get(entry)), entry && entry.filename !== void 0) {
			let { filename } = entry;
			if (filenames.has(filename) && fileEntries.has(filename)) return filenames.delete(filename), fileEntries.delete(filename), !0;
		}
		return !1;
	}
	async close(comment = EMPTY_UINT8_ARRAY, options = {}) {
		let zipWriter = this, { pendingAddFileCalls, writer } = this, { writable } = writer;
		if (zipWriter.archiveClosed) return getWriterData(writer);
		if (!(comment instanceof Uint8Array)) throw Error(ERR_INVALID_COMMENT_TYPE);
		if (getLength(comment) > 65535) throw Error(ERR_INVALID_COMMENT);
		for (; pendingAddFileCalls.size;) await Promise.allSettled(Array.from(pendingAddFileCalls));
		await Promise.allSettled(zipWriter.pendingErrors.map((watcher) => watcher.recorded));
		let unobservedWatchers = zipWriter.pendingErrors.filter((watcher) => watcher.failed && !watcher.observed);
		if (unobservedWatchers.length) {
			let unobservedErrors = unobservedWatchers.map((watcher) => watcher.error);
			unobservedWatchers.forEach((watcher) => watcher.observed = !0);
			let [error] = unobservedErrors;
			try {
				error.entryErrors = unobservedErrors;
			} catch {}
			throw error;
		}
		return await closeFile(zipWriter, comment, options), zipWriter.archiveClosed = !0, (ownsWritable(writer) || !getOptionValue(zipWriter, options, "preventClose")) && await writable.getWriter().close(), getWriterData(writer);
	}
	[SYMBOL_ASYNC_DISPOSE]() {
		return this.close();
	}
}, WatchedPromise = class extends Promise {
	then(onFulfilled, onRejected) {
		let { watcher } = this;
		return watcher && (watcher.observed = !0), super.then(onFulfilled, onRejected);
	}
};
function getWriterData(writer) {
	return writer.getData ? writer.getData() : writer.writable;
}
function watchPromiseError(zipWriter, promise) {
	let watchedPromise = new WatchedPromise((resolve, reject) => Promise.prototype.then.call(promise, resolve, reject)), watcher = {};
	return watchedPromise.watcher = watcher, watcher.recorded = Promise.prototype.then.call(watchedPromise, void 0, (error) => Object.assign(watcher, {
		failed: !0,
		error
	})), zipWriter.pendingErrors.push(watcher), watchedPromise;
}
async function appendZipEntries(zipWriter, reader, options = {}) {
	let { pendingAddFileCalls, filenames, fileEntries } = zipWriter, filter = checkFunctionOption(options.filter), readerOptions = checkReaderOptionsObject(options.readerOptions);
	for (; pendingAddFileCalls.size;) await Promise.allSettled(Array.from(pendingAddFileCalls));
	let resolveAppendZip, promiseAppendZip = new Promise((resolve) => resolveAppendZip = resolve);
	pendingAddFileCalls.add(promiseAppendZip);
	let appendedFilenames = [], releaseLockWriter;
	try {
		reader = new GenericReader(reader), await initStream(reader), reader.size !== void 0 && reader.readUint8Array || (reader = new BlobReader(await streamToBlob(reader.readable)), await initStream(reader));
		let { ZipReader, getEntryDataDescriptorLength } = await import("./zip-reader2.js"), zipReader = new ZipReader(reader, readerOptions), keptEntries = [], entries;
		try {
			entries = await zipReader.getEntries();
			for (let entry of entries) (!filter || await filter(entry, getExistingEntry(fileEntries, entry.filename))) && keptEntries.push(entry);
		} finally {
			await zipReader.close();
		}
		await initStream(zipWriter.writer);
		let { directoryOffset, entriesMissingZip64ExtraField } = zipReader;
		keptEntries.forEach((entry) => {
			let { filename } = entry;
			if (entriesMissingZip64ExtraField.has(entry)) throw Error(ERR_EXTRAFIELD_ZIP64_NOT_FOUND);
			if (filenames.has(filename)) throw Error(ERR_DUPLICATED_NAME);
			filenames.add(filename), appendedFilenames.push(filename);
		}), zipWriter.writerLocked = !0;
		let { lockWriter } = zipWriter;
		zipWriter.lockWriter = new Promise((resolve) => releaseLockWriter = () => {
			zipWriter.writerLocked = !1, resolve();
		}), await lockWriter, zipWriter.addSplitZipSignature && (delete zipWriter.addSplitZipSignature, (filter || !await startsWithSplitZipSignature(reader)) && (await writeData(zipWriter.writer, getSplitZipSignatureArray()), zipWriter.offset += 4));
		let entryPositions = await copyZipData(zipWriter, reader, entries, keptEntries, directoryOffset, !!filter, getEntryDataDescriptorLength);
		keptEntries.forEach((entry) => {
			let { version, rawLastModDate, rawFilename, rawBitFlag, uncompressedSize, compressedSize, extraFieldZip64 } = entry, { compressionMethod, rawExtraField } = entry;
			rawExtraField = removeExtraFieldZip64(rawExtraField || EMPTY_UINT8_ARRAY), entry.extraFieldAES && (compressionMethod = 99);
			let extraFieldLength = getLength(rawExtraField), zip64UncompressedSize = !!extraFieldZip64 && extraFieldZip64.uncompressedSize !== void 0, zip64CompressedSize = !!extraFieldZip64 && extraFieldZip64.compressedSize !== void 0, { headerArray, headerView } = getHeaderArrayData({
				version,
				bitFlag: rawBitFlag,
				compressionMethod,
				uncompressedSize,
				compressedSize,
				rawLastModDate,
				rawFilename,
				zip64CompressedSize,
				zip64UncompressedSize,
				extraFieldLength
			}), { crc32 } = entry;
			crc32 !== void 0 && setUint32(headerView, 10, crc32);
			let { offset, diskNumberStart } = entryPositions.get(entry);
			fileEntries.set(entry.filename, Object.assign({}, entry, {
				zip64Enabled: !0,
				zip64UncompressedSize,
				zip64CompressedSize,
				offset,
				diskNumberStart,
				zip64DiskNumberStart: !1,
				rawExtraFieldZip64: EMPTY_UINT8_ARRAY,
				rawExtraFieldAES: EMPTY_UINT8_ARRAY,
				rawExtraFieldExtendedTimestamp: EMPTY_UINT8_ARRAY,
				rawExtraFieldNTFS: EMPTY_UINT8_ARRAY,
				rawExtraFieldUnix: EMPTY_UINT8_ARRAY,
				rawCentralExtraFieldUnix: EMPTY_UINT8_ARRAY,
				rawExtraField,
				rawCentralExtraField: EMPTY_UINT8_ARRAY,
				headerArray,
				headerView
			}));
		});
	} catch (error) {
		throw appendedFilenames.forEach((filename) => filenames.delete(filename)), error;
	} finally {
		resolveAppendZip(), pendingAddFileCalls.delete(promiseAppendZip), releaseLockWriter && releaseLockWriter();
	}
}
function getExistingEntry(fileEntries, filename) {
	let fileEntry = fileEntries.get(filename);
	return fileEntry ? new Entry(fileEntry) : void 0;
}
async function prependZipEntries(zipWriter, reader) {
	if (zipWriter.filenames.size) throw Error(ERR_ZIP_NOT_EMPTY);
	await appendZipEntries(zipWriter, reader);
}
async function addFileEntry(zipWriter, name, reader, options) {
	options = Object.assign({}, options);
	let entry = options[OPTION_ENTRY];
	if (entry !== void 0) {
		let { entryOptions, passThroughOptions } = getSourceEntryOptions(entry, checkPassThroughOption(getOptionValue(zipWriter, options, OPTION_PASS_THROUGH)), getOptionValue(zipWriter, options, PROPERTY_NAME_LAST_MODIFICATION_DATE));
		delete options[OPTION_ENTRY], options = Object.assign(entryOptions, passThroughOptions, options);
	}
	if (getOptionValue(zipWriter, options, "directory") && !name.endsWith("/") && (name += "/"), zipWriter.filenames.has(name)) throw Error(ERR_DUPLICATED_NAME);
	zipWriter.filenames.add(name), workers < getConfiguration().maxWorkers ? workers++ : await new Promise((resolve) => pendingEntries.push(resolve));
	try {
		return await addFile(zipWriter, name, reader, options);
	} catch (error) {
		throw zipWriter.filenames.delete(name), error;
	} finally {
		let pendingEntry = pendingEntries.shift();
		pendingEntry ? pendingEntry() : workers--;
	}
}
async function addFile(zipWriter, name, reader, options) {
	let attributesInfo = resolveAttributes(zipWriter, name, options);
	({name} = attributesInfo);
	let metadataInfo = resolveMetadata(zipWriter, name, options), { comment } = metadataInfo, extraField = options[PROPERTY_NAME_EXTRA_FIELD];
	zipWriter.fileEntries.set(name, void 0);
	let previousFileEntry = zipWriter.lastFileEntry, pendingFileEntry = {}, releaseLockFileEntry;
	metadataInfo.resolvedOptions.keepOrder && (pendingFileEntry.lockFileEntry = new Promise((resolve) => releaseLockFileEntry = resolve)), zipWriter.lastFileEntry = pendingFileEntry;
	let fileEntry;
	try {
		let { resolvedOptions } = metadataInfo;
		resolvedOptions.level != 0 && resolvedOptions.compressionMethod === void 0 && !resolvedOptions.passThroughCompression && !await supportsDeflate(getConfiguration()) && (resolvedOptions.level = 0, addWarning(zipWriter.warnings, WARNING_COMPRESSION_UNAVAILABLE, name));
		let sizesInfo = await resolveSizes(zipWriter, reader, metadataInfo, options);
		({reader} = sizesInfo);
		let diskOffset = getDiskOffset(zipWriter.writer), diskNumber = getDiskNumber(zipWriter.writer), crc32 = options.crc32 === void 0 ? options[PROPERTY_NAME_SIGNATURE] : options.crc32, storesAE2 = sizesInfo.resolvedOptions.encrypted && !resolvedOptions.zipCrypto;
		if (resolvedOptions.passThroughCompression && !resolvedOptions.passThroughEncryption && storesAE2 && (crc32 = void 0), resolvedOptions.passThroughCompression && reader && !storesAE2 && crc32 === void 0) throw Error(ERR_UNDEFINED_CRC32);
		options = Object.assign({}, options, attributesInfo.resolvedOptions, metadataInfo.resolvedOptions, sizesInfo.resolvedOptions, {
			signature: options[PROPERTY_NAME_SIGNATURE],
			crc32,
			offset: zipWriter.offset - diskOffset,
			diskNumberStart: diskNumber,
			[OPTION_USDZ]: zipWriter.options[OPTION_USDZ]
		});
		let headerInfo = getHeaderInfo(options);
		headerInfo.lastModDateClamped && addWarning(zipWriter.warnings, WARNING_CLAMPED_LAST_MODIFICATION_DATE, name);
		let dataDescriptorInfo = getDataDescriptorInfo(options), metadataSize = getLength(headerInfo.localHeaderArray, dataDescriptorInfo.dataDescriptorArray);
		fileEntry = await getFileEntry(zipWriter, name, reader, {
			headerInfo,
			dataDescriptorInfo,
			metadataSize,
			fileEntry: pendingFileEntry,
			previousFileEntry,
			releaseLockFileEntry
		}, options);
	} catch (error) {
		throw zipWriter.fileEntries.delete(name), error;
	} finally {
		releaseLockFileEntry && releaseLockFileEntry(previousFileEntry && previousFileEntry.lockFileEntry);
	}
	return Object.assign(fileEntry, {
		name,
		comment,
		extraField
	}), new Entry(fileEntry);
}
function getSourceEntryOptions(entry, passThrough, lastModDateOverride) {
	if (typeof entry != "object" || !entry || Array.isArray(entry)) throw Error(ERR_INVALID_ENTRY);
	let { externalFileAttributes, versionMadeBy, comment, lastModDate, rawLastModDate, creationDate, lastAccessDate, uncompressedSize, encrypted, zipCrypto, crc32, compressionMethod, extraFieldAES, extraFieldUnix, internalFileAttributes, extraField, bitFlag, directory, uid, gid } = entry, entryOptions = {
		externalFileAttributes,
		versionMadeBy,
		comment,
		lastModDate,
		creationDate,
		lastAccessDate,
		internalFileAttributes,
		directory
	};
	bitFlag && bitFlag.languageEncodingFlag && (entryOptions[OPTION_USE_UNICODE_FILE_NAMES] = !0);
	let userExtraField = getUserExtraField(extraField);
	userExtraField && (entryOptions[PROPERTY_NAME_EXTRA_FIELD] = userExtraField), (uid !== void 0 || gid !== void 0) && Object.assign(entryOptions, {
		uid,
		gid,
		unixExtraFieldType: extraFieldUnix ? UNIX_EXTRA_FIELD_TYPE : INFOZIP_EXTRA_FIELD_TYPE
	});
	let passThroughOptions = {};
	if (passThrough && !directory) {
		if (Object.assign(passThroughOptions, {
			uncompressedSize,
			crc32,
			compressionMethod
		}), passThrough !== "compressed" && Object.assign(passThroughOptions, {
			encrypted,
			zipCrypto,
			encryptionStrength: extraFieldAES ? extraFieldAES.strength : void 0
		}), bitFlag && (passThroughOptions.dataDescriptor = bitFlag.dataDescriptor, passThroughOptions[OPTION_LEVEL] = LEVEL_BY_BITFLAG_LEVEL[bitFlag.level]), lastModDateOverride === void 0) passThroughOptions.rawLastModDate = rawLastModDate;
		else if (passThrough !== "compressed" && zipCrypto && (!bitFlag || bitFlag.dataDescriptor) && lastModDateOverride instanceof Date && getDosTimeHighByte(lastModDateOverride) != (rawLastModDate >>> 8 & 255)) throw Error(ERR_ZIP_CRYPTO_LAST_MOD_DATE);
	}
	return {
		entryOptions,
		passThroughOptions
	};
}
function getDosTimeHighByte(lastModDate) {
	let dosLastModDate = /* @__PURE__ */ new Date(Math.ceil(Math.floor(lastModDate.getTime() / 1e3) / 2) * 2e3);
	return dosLastModDate < MIN_DATE ? dosLastModDate = MIN_DATE : dosLastModDate > MAX_DATE && (dosLastModDate = MAX_DATE), (dosLastModDate.getHours() << 3 | dosLastModDate.getMinutes() >> 3) & 255;
}
function resolveAttributes(zipWriter, name, options) {
	let msDosCompatible = getOptionValue(zipWriter, options, PROPERTY_NAME_MS_DOS_COMPATIBLE), versionMadeBy = getOptionValue(zipWriter, options, PROPERTY_NAME_VERSION_MADE_BY, msDosCompatible ? 20 : 768), executable = getOptionValue(zipWriter, options, PROPERTY_NAME_EXECUTABLE), uid = getNumberOptionValue(zipWriter, options, "uid"), gid = getNumberOptionValue(zipWriter, options, "gid"), unixMode = getNumberOptionValue(zipWriter, options, PROPERTY_NAME_UNIX_MODE), unixExtraFieldType = getOptionValue(zipWriter, options, OPTION_UNIX_EXTRA_FIELD_TYPE), setuid = getOptionValue(zipWriter, options, PROPERTY_NAME_SETUID), setgid = getOptionValue(zipWriter, options, PROPERTY_NAME_SETGID), sticky = getOptionValue(zipWriter, options, PROPERTY_NAME_STICKY);
	if (checkIntegerOption(uid, MAX_32_BITS, ERR_INVALID_UID), checkIntegerOption(gid, MAX_32_BITS, ERR_INVALID_GID), checkIntegerOption(unixMode, MAX_16_BITS, ERR_INVALID_UNIX_MODE), unixExtraFieldType !== void 0 && unixExtraFieldType !== INFOZIP_EXTRA_FIELD_TYPE && unixExtraFieldType !== UNIX_EXTRA_FIELD_TYPE) throw Error(ERR_INVALID_UNIX_EXTRA_FIELD_TYPE);
	if (unixExtraFieldType === UNIX_EXTRA_FIELD_TYPE && (uid !== void 0 && uid > 65535 || gid !== void 0 && gid > 65535)) throw Error(ERR_INVALID_UNIX_ID_SIZE);
	unixExtraFieldType === void 0 && (uid !== void 0 || gid !== void 0) && (unixExtraFieldType = INFOZIP_EXTRA_FIELD_TYPE);
	let msdosAttributesRaw = getNumberOptionValue(zipWriter, options, PROPERTY_NAME_MSDOS_ATTRIBUTES_RAW), msdosAttributes = getOptionValue(zipWriter, options, PROPERTY_NAME_MSDOS_ATTRIBUTES), hasUnixMetadata = uid !== void 0 || gid !== void 0 || unixMode !== void 0 || unixExtraFieldType || executable, hasMsDosProvided = msdosAttributesRaw !== void 0 || msdosAttributes !== void 0;
	if (hasUnixMetadata ? (msDosCompatible = !1, versionMadeBy = versionMadeBy & 255 | 768) : hasMsDosProvided && (msDosCompatible = !0, versionMadeBy &= 255), checkIntegerOption(msdosAttributesRaw, 255, ERR_INVALID_MSDOS_ATTRIBUTES), msdosAttributes && (typeof msdosAttributes != "object" || Array.isArray(msdosAttributes))) throw Error(ERR_INVALID_MSDOS_DATA);
	if (versionMadeBy > 65535) throw Error(ERR_INVALID_VERSION);
	let externalFileAttributes = getOptionValue(zipWriter, options, PROPERTY_NAME_EXTERNAL_FILE_ATTRIBUTES), externalFileAttributesProvided = externalFileAttributes !== void 0;
	externalFileAttributesProvided || (externalFileAttributes = 0), !options.directory && name.endsWith("/") && (options[PROPERTY_NAME_DIRECTORY] = !0);
	let directory = getOptionValue(zipWriter, options, PROPERTY_NAME_DIRECTORY);
	if (directory ? (name.endsWith("/") || (name += "/"), externalFileAttributesProvided || (externalFileAttributes = 16, msDosCompatible || (externalFileAttributes |= (FILE_ATTR_UNIX_TYPE_DIR | 493) << 16))) : !msDosCompatible && !externalFileAttributesProvided && (externalFileAttributes = executable ? 493 << 16 : 420 << 16), !msDosCompatible) {
		let unixModeProvided = unixMode !== void 0 || !!(setuid || setgid || sticky), defaultUnixMode = externalFileAttributes >> 16 & MAX_16_BITS;
		unixMode = unixMode === void 0 ? defaultUnixMode : unixMode & MAX_16_BITS, setuid ? unixMode |= FILE_ATTR_UNIX_SETUID_MASK : setuid = !!(unixMode & FILE_ATTR_UNIX_SETUID_MASK), setgid ? unixMode |= FILE_ATTR_UNIX_SETGID_MASK : setgid = !!(unixMode & FILE_ATTR_UNIX_SETGID_MASK), sticky ? unixMode |= 512 : sticky = !!(unixMode & 512), (!externalFileAttributesProvided || unixModeProvided) && (directory ? unixMode = unixMode & ~FILE_ATTR_UNIX_TYPE_MASK | FILE_ATTR_UNIX_TYPE_DIR : unixMode & 61440 || (unixMode |= FILE_ATTR_UNIX_TYPE_FILE), externalFileAttributes = (unixMode & MAX_16_BITS) << 16 | externalFileAttributes & MAX_16_BITS);
	}
	({msdosAttributesRaw, msdosAttributes} = normalizeMsdosAttributes(msdosAttributesRaw, msdosAttributes)), hasMsDosProvided && (externalFileAttributes = externalFileAttributes & MAX_32_BITS | msdosAttributesRaw & 255);
	let unixExternalUpper = externalFileAttributes >> 16 & MAX_16_BITS, symlink = unixMode !== void 0 && (unixMode & 61440) == 40960;
	return {
		name,
		resolvedOptions: {
			versionMadeBy,
			msDosCompatible: !!msDosCompatible,
			externalFileAttributes,
			unixExternalUpper,
			uid,
			gid,
			unixMode,
			unixExtraFieldType,
			symlink,
			setuid,
			setgid,
			sticky,
			msdosAttributesRaw,
			msdosAttributes
		}
	};
}
function resolveMetadata(zipWriter, name, options) {
	let encode = getFunctionOptionValue(zipWriter, options, "encodeText") || encodeText, rawFilename = encode(name, TEXT_TYPE_FILENAME);
	if (rawFilename === void 0 && (rawFilename = encodeText(name)), getLength(rawFilename) > 65535) throw Error(ERR_INVALID_ENTRY_NAME);
	let comment = options.comment || "";
	if (typeof comment != "string") throw Error(ERR_INVALID_ENTRY_COMMENT_TYPE);
	let rawComment = encode(comment, TEXT_TYPE_COMMENT);
	if (rawComment === void 0 && (rawComment = encodeText(comment)), getLength(rawComment) > 65535) throw Error(ERR_INVALID_ENTRY_COMMENT);
	let version = getOptionValue(zipWriter, options, PROPERTY_NAME_VERSION);
	if (version !== void 0 && version > 65535) throw Error(ERR_INVALID_VERSION);
	let lastModDate = getDateOptionValue(zipWriter, options, PROPERTY_NAME_LAST_MODIFICATION_DATE, /* @__PURE__ */ new Date()), rawLastModDate = getOptionValue(zipWriter, options, PROPERTY_NAME_RAW_LAST_MODIFICATION_DATE), lastAccessDate = getDateOptionValue(zipWriter, options, PROPERTY_NAME_LAST_ACCESS_DATE), creationDate = getDateOptionValue(zipWriter, options, PROPERTY_NAME_CREATION_DATE), internalFileAttributes = getOptionValue(zipWriter, options, PROPERTY_NAME_INTERNAL_FILE_ATTRIBUTES, 0), passThrough = checkPassThroughOption(getOptionValue(zipWriter, options, OPTION_PASS_THROUGH)), passThroughCompression = !!passThrough, passThroughEncryption = passThrough === !0, password = getOptionValue(zipWriter, options, OPTION_PASSWORD), rawPassword = getOptionValue(zipWriter, options, OPTION_RAW_PASSWORD);
	checkPasswordOption(password, rawPassword), password = password && password.length ? password : void 0, rawPassword = rawPassword && rawPassword.length ? rawPassword : void 0;
	let encryptionStrength = getNumberOptionValue(zipWriter, options, OPTION_ENCRYPTION_STRENGTH, 3), zipCrypto = getOptionValue(zipWriter, options, PROPERTY_NAME_ZIPCRYPTO), extendedTimestamp = getOptionValue(zipWriter, options, OPTION_EXTENDED_TIMESTAMP, !0), ntfsTimestamp = getOptionValue(zipWriter, options, OPTION_NTFS_TIMESTAMP), keepOrder = getOptionValue(zipWriter, options, OPTION_KEEP_ORDER, !0), useWebWorkers = getOptionValue(zipWriter, options, OPTION_USE_WEB_WORKERS), bufferedWrite = getOptionValue(zipWriter, options, OPTION_BUFFERED_WRITE), createTempStream = getFunctionOptionValue(zipWriter, options, OPTION_CREATE_TEMP_STREAM), dataDescriptorSignature = getOptionValue(zipWriter, options, OPTION_DATA_DESCRIPTOR_SIGNATURE, !0), signal = checkSignalOption(getOptionValue(zipWriter, options, OPTION_SIGNAL));
	throwIfAborted(signal);
	let useUnicodeFileNames = getOptionValue(zipWriter, options, OPTION_USE_UNICODE_FILE_NAMES, !isPrintableASCIIText(rawFilename) || !isPrintableASCIIText(rawComment)), compressionMethod = getOptionValue(zipWriter, options, PROPERTY_NAME_COMPRESSION_METHOD), registeredCodec = passThroughCompression || compressionMethod === void 0 ? void 0 : getRegisteredCodec(compressionMethod);
	if (!passThroughCompression && compressionMethod !== void 0 && compressionMethod !== 0 && compressionMethod !== 8 && !registeredCodec) throw Error(ERR_UNSUPPORTED_COMPRESSION);
	let level = getNumberOptionValue(zipWriter, options, OPTION_LEVEL);
	if (checkIntegerOption(level, 9, ERR_INVALID_LEVEL), zipWriter.options.usdz) {
		if (password !== void 0 || rawPassword !== void 0) throw Error(ERR_UNSUPPORTED_ENCRYPTION_USDZ);
		level === void 0 && compressionMethod === void 0 && (level = 0);
	}
	passThroughCompression && (level = toNumber(options[OPTION_LEVEL]));
	let useCompressionStream = getOptionValue(zipWriter, options, OPTION_USE_COMPRESSION_STREAM), dataDescriptor = getOptionValue(zipWriter, options, OPTION_DATA_DESCRIPTOR);
	bufferedWrite && dataDescriptor === void 0 && (dataDescriptor = !1), (dataDescriptor === void 0 || zipCrypto && !passThroughEncryption) && (dataDescriptor = !0), level !== void 0 && level != 6 && (useCompressionStream = !1);
	let zip64 = getOptionValue(zipWriter, options, PROPERTY_NAME_ZIP64);
	if (!zipCrypto && (password !== void 0 || rawPassword !== void 0) && !(Number.isInteger(encryptionStrength) && encryptionStrength >= 1 && encryptionStrength <= 3)) throw Error(ERR_INVALID_ENCRYPTION_STRENGTH);
	let rawExtraField = serializeExtraField(options[PROPERTY_NAME_EXTRA_FIELD]), rawLocalExtraField = serializeExtraField(options[OPTION_LOCAL_EXTRA_FIELD]), rawCentralExtraField = serializeExtraField(options[OPTION_CENTRAL_EXTRA_FIELD]);
	return {
		comment,
		resolvedOptions: {
			rawFilename,
			rawComment,
			version,
			lastModDate,
			rawLastModDate,
			lastAccessDate,
			creationDate,
			internalFileAttributes,
			passThroughCompression,
			passThroughEncryption,
			password,
			rawPassword,
			encryptionStrength,
			zipCrypto,
			extendedTimestamp,
			ntfsTimestamp,
			keepOrder,
			useWebWorkers,
			bufferedWrite,
			createTempStream,
			dataDescriptorSignature,
			signal,
			useUnicodeFileNames,
			compressionMethod,
			format: registeredCodec ? registeredCodec.format : void 0,
			codecURI: registeredCodec ? registeredCodec.codecURI : void 0,
			codecVersionNeeded: registeredCodec ? registeredCodec.versionNeeded : void 0,
			level,
			useCompressionStream,
			dataDescriptor,
			zip64,
			rawExtraField,
			rawLocalExtraField,
			rawCentralExtraField
		}
	};
}
function serializeExtraField(extraField) {
	if (!extraField) return EMPTY_UINT8_ARRAY;
	if (!(extraField instanceof Map)) throw Error(ERR_INVALID_EXTRAFIELD);
	let extraFieldSize = 0, offset = 0;
	extraField.forEach((data, type) => {
		if (checkInteger(type, MAX_16_BITS, ERR_INVALID_EXTRAFIELD_TYPE), !(data instanceof Uint8Array)) throw Error(ERR_INVALID_EXTRAFIELD_DATA_TYPE);
		if (getLength(data) > 65535) throw Error(ERR_INVALID_EXTRAFIELD_DATA);
		extraFieldSize += 4 + getLength(data);
	});
	let rawExtraField = new Uint8Array(extraFieldSize), rawExtraFieldView = getDataView(rawExtraField);
	return extraField.forEach((data, type) => {
		setUint16(rawExtraFieldView, offset, type), setUint16(rawExtraFieldView, offset + 2, getLength(data)), arraySet(rawExtraField, data, offset + 4), offset += 4 + getLength(data);
	}), rawExtraField;
}
async function resolveSizes(zipWriter, reader, { resolvedOptions: metadata }, options) {
	if (metadata.passThroughCompression && !reader && !getOptionValue(zipWriter, options, "directory")) throw Error(ERR_UNDEFINED_READER);
	let contentSize;
	if (reader) {
		if (reader = new GenericReader(reader), await initStream(reader), !reader.readUint8Array && !reader.readable) throw Error(ERR_INVALID_READER);
		({size: contentSize} = reader);
	}
	return Object.assign({ reader }, resolveEntrySizes(zipWriter, !!reader, contentSize, metadata, options));
}
function resolveEntrySizes(zipWriter, hasContent, contentSize, metadata, options) {
	let { passThroughCompression, passThroughEncryption, zipCrypto, password, rawPassword, encryptionStrength } = metadata, { dataDescriptor, zip64, level, compressionMethod } = metadata, maximumCompressedSize = 0, uncompressedSize = 0, unknownSize = !1, uncompressedSizeOption = toNumber(options[PROPERTY_NAME_UNCOMPRESSED_SIZE]);
	if (checkIntegerOption(uncompressedSizeOption, 2 ** 53 - 1, ERR_INVALID_UNCOMPRESSED_SIZE_OPTION), passThroughCompression && hasContent) {
		if (uncompressedSize = uncompressedSizeOption, uncompressedSize === void 0) throw Error(ERR_UNDEFINED_UNCOMPRESSED_SIZE);
		if (compressionMethod === void 0) throw Error(ERR_UNDEFINED_COMPRESSION_METHOD);
	}
	let zip64Enabled = zip64 === !0, encrypted = getOptionValue(zipWriter, options, PROPERTY_NAME_ENCRYPTED);
	if (hasContent && passThroughEncryption && !encrypted && getLength(password, rawPassword)) throw Error(ERR_UNSUPPORTED_ENCRYPTION_PASS_THROUGH);
	let encryptedEntry = hasContent && (!!(password && getLength(password) || rawPassword && getLength(rawPassword)) || passThroughEncryption && encrypted);
	hasContent || (level = 0, compressionMethod = 0);
	let encryptionOverhead = getEncryptionOverhead(encryptedEntry, zipCrypto, encryptionStrength);
	if (hasContent) {
		if (passThroughCompression) options.uncompressedSize = uncompressedSize, maximumCompressedSize = contentSize === void 0 ? getMaximumCompressedSize(uncompressedSize) + encryptionOverhead : contentSize + (passThroughEncryption ? 0 : encryptionOverhead);
		else {
			let expectedSize = contentSize === void 0 ? uncompressedSizeOption : contentSize;
			expectedSize === void 0 ? (zip64 || zip64 === void 0) && (zip64 = unknownSize = !0, maximumCompressedSize = MAX_32_BITS + 1) : (options.uncompressedSize = uncompressedSize = expectedSize, maximumCompressedSize = (isCompressed(compressionMethod, level) ? getMaximumCompressedSize(uncompressedSize) : uncompressedSize) + encryptionOverhead);
		}
	}
	let emptyEntry = !encryptedEntry && (!hasContent || contentSize === 0 && !passThroughCompression) && !isCompressed(compressionMethod, level), crc32Provided = options.crc32 !== void 0 || options.signature !== void 0, completeHeader = passThroughCompression && hasContent && contentSize !== void 0 && !(encryptedEntry && zipCrypto) && (crc32Provided || encryptedEntry && !zipCrypto);
	(emptyEntry || completeHeader) && getOptionValue(zipWriter, options, "dataDescriptor") === void 0 && (dataDescriptor = !1);
	let zip64UncompressedSize = zip64Enabled || unknownSize || uncompressedSize >= 4294967295, zip64CompressedSize = zip64Enabled || maximumCompressedSize >= 4294967295;
	if (zip64UncompressedSize || zip64CompressedSize) {
		if (zip64 === !1) throw Error(ERR_UNSUPPORTED_FORMAT);
		zip64 = !0;
	}
	return zip64 ||= !1, {
		maximumCompressedSize,
		resolvedOptions: {
			dataDescriptor,
			emptyEntry,
			completeHeader,
			knownCompressedSize: completeHeader ? maximumCompressedSize : void 0,
			zip64,
			zip64Enabled,
			unknownSize,
			zip64UncompressedSize,
			zip64CompressedSize,
			uncompressedSize,
			level,
			compressionMethod,
			encrypted: encryptedEntry
		}
	};
}
async function getFileEntry(zipWriter, name, reader, entryInfo, options) {
	let { fileEntries, writer } = zipWriter, { keepOrder, dataDescriptor, emptyEntry, completeHeader, signal } = options, { headerInfo, fileEntry: pendingFileEntry, previousFileEntry, releaseLockFileEntry } = entryInfo, usdz = zipWriter.options[OPTION_USDZ], fileEntry = pendingFileEntry, bufferedWrite, directWrite, releaseLockWriter, writingBufferedEntryData, writingEntryData, writerSizeBeforeEntry, flushedBufferedSize = 0, fileWriter, lockPreviousFileEntry = keepOrder && previousFileEntry ? previousFileEntry.lockFileEntry : void 0;
	fileEntries.set(name, fileEntry);
	try {
		options.bufferedWrite || !keepOrder || zipWriter.writerLocked || zipWriter.bufferedWrites || zipWriter.directWrites || !dataDescriptor && !emptyEntry && !completeHeader ? (bufferedWrite = !0, zipWriter.bufferedWrites++, fileWriter = options.createTempStream ? await options.createTempStream() : new TransformStream(void 0, void 0, { highWaterMark: INFINITY_VALUE }), fileWriter.size = 0, await initStream(writer)) : (directWrite = !0, zipWriter.directWrites++, fileWriter = writer, await lockPreviousFileEntry, await requestLockWriter()), await initStream(fileWriter);
		let diskOffset = getDiskOffset(writer);
		zipWriter.addSplitZipSignature && !bufferedWrite && await writeSplitZipSignature(zipWriter, writer), usdz && !bufferedWrite && appendExtraFieldUSDZ(entryInfo, zipWriter.offset - diskOffset);
		let { localHeaderArray } = headerInfo;
		bufferedWrite || await skipDiskIfNeeded();
		let diskNumberStart = getDiskNumber(writer), entryOffset = getSegmentOffset(zipWriter, writer);
		if (fileEntry.diskNumberStart = diskNumberStart, bufferedWrite || (writingEntryData = !0, writerSizeBeforeEntry = writer.size, await writeData(fileWriter, localHeaderArray)), fileEntry = await createFileEntry(reader, fileWriter, fileEntry, entryInfo, getConfiguration(), options), bufferedWrite || (writingEntryData = !1), fileEntries.set(name, fileEntry), fileEntry.filename = name, bufferedWrite) {
			if (await Promise.all([fileWriter.writable.getWriter().close(), lockPreviousFileEntry]), await requestLockWriter(), zipWriter.addSplitZipSignature && await writeSplitZipSignature(zipWriter, writer), writingBufferedEntryData = !0, writerSizeBeforeEntry = writer.size, await skipDiskIfNeeded(), fileEntry.diskNumberStart = getDiskNumber(writer), fileEntry.offset = getSegmentOffset(zipWriter, writer), usdz) {
				let previousMetadataSize = entryInfo.metadataSize;
				appendExtraFieldUSDZ(entryInfo, zipWriter.offset - getDiskOffset(writer)), fileEntry.size += entryInfo.metadataSize - previousMetadataSize;
			}
			updateLocalHeader(fileEntry, headerInfo.localHeaderView, options), await writeData(writer, headerInfo.localHeaderArray), await flushBufferedData(fileWriter.readable, writer, signal, (chunkLength) => flushedBufferedSize += chunkLength), writer.size += fileWriter.size, writingBufferedEntryData = !1;
		} else fileEntry.diskNumberStart = diskNumberStart, fileEntry.offset = entryOffset;
		return zipWriter.offset += fileEntry.size, fileEntry;
	} catch (error) {
		if (writingBufferedEntryData || writingEntryData) {
			if (zipWriter.hasCorruptedEntries = !0, error) try {
				error.corruptedEntry = !0;
			} catch {}
			zipWriter.offset += writer.size - writerSizeBeforeEntry, bufferedWrite && (zipWriter.offset += flushedBufferedSize);
		}
		throw fileEntries.delete(name), error;
	} finally {
		if (bufferedWrite && zipWriter.bufferedWrites--, directWrite && zipWriter.directWrites--, releaseLockFileEntry && releaseLockFileEntry(lockPreviousFileEntry), releaseLockWriter && releaseLockWriter(), bufferedWrite && fileWriter && fileWriter.dispose) try {
			await fileWriter.dispose();
		} catch {}
	}
	async function requestLockWriter() {
		zipWriter.writerLocked = !0;
		let { lockWriter } = zipWriter;
		zipWriter.lockWriter = new Promise((resolve) => releaseLockWriter = () => {
			zipWriter.writerLocked = !1, resolve();
		}), await lockWriter;
	}
	async function skipDiskIfNeeded() {
		exceedsAvailableSize(writer, getLength(headerInfo.localHeaderArray)) && await writer.closeDisk();
	}
}
async function createFileEntry(reader, writer, { diskNumberStart, lockFileEntry }, entryInfo, config, options) {
	let { headerInfo, dataDescriptorInfo, metadataSize } = entryInfo, { headerArray, headerView, lastModDate, rawLastModDate, encrypted, compressed, version, compressionMethod, rawExtraFieldZip64, localExtraFieldZip64Length, rawExtraFieldExtendedTimestamp, extraFieldExtendedTimestampFlag, extraFieldExtendedTimestampTime, rawExtraFieldNTFS, rawExtraFieldUnix, rawCentralExtraFieldUnix, rawExtraFieldAES } = headerInfo, { dataDescriptorArray } = dataDescriptorInfo, { rawFilename, lastAccessDate, creationDate, password, rawPassword, level, useUnicodeFileNames, zip64, zip64Enabled, zip64UncompressedSize, zip64CompressedSize, zipCrypto, dataDescriptor, directory, executable, versionMadeBy, rawComment, rawExtraField, rawCentralExtraField, useWebWorkers, onstart, onprogress, onend, signal, encryptionStrength, extendedTimestamp, msDosCompatible, internalFileAttributes, externalFileAttributes, uid, gid, unixMode, symlink, setuid, setgid, sticky, unixExternalUpper, msdosAttributesRaw, msdosAttributes, useCompressionStream, passThroughCompression, passThroughEncryption, format, codecURI } = options, fileEntry = {
		lockFileEntry,
		versionMadeBy,
		zip64,
		zip64Enabled,
		directory: !!directory,
		executable: !!executable,
		filenameUTF8: !!useUnicodeFileNames,
		rawFilename,
		commentUTF8: !!useUnicodeFileNames,
		rawComment,
		rawExtraFieldZip64,
		localExtraFieldZip64Length,
		rawExtraFieldExtendedTimestamp,
		rawExtraFieldNTFS,
		rawExtraFieldUnix,
		rawCentralExtraFieldUnix,
		rawExtraFieldAES,
		rawExtraField,
		rawCentralExtraField,
		extendedTimestamp,
		msDosCompatible,
		internalFileAttributes,
		externalFileAttributes,
		diskNumberStart,
		uid,
		gid,
		unixMode,
		symlink: !!symlink,
		setuid,
		setgid,
		sticky,
		unixExternalUpper,
		msdosAttributesRaw,
		msdosAttributes
	}, { crc32, uncompressedSize } = options, compressedSize = 0;
	passThroughCompression || (uncompressedSize = 0);
	let { writable } = writer;
	if (reader) {
		let size = reader.size, readable = toCompatibleReadable(createReadable(reader, { size })), workerOptions = {
			options: {
				codecType: CODEC_DEFLATE,
				inputSize: size,
				level,
				rawPassword,
				password,
				encryptionStrength,
				zipCrypto: encrypted && zipCrypto,
				passwordVerification: encrypted && zipCrypto && rawLastModDate >> 8 & 255,
				computeCrc32: !passThroughCompression,
				compressed: compressed && !passThroughCompression,
				encrypted: encrypted && !passThroughEncryption,
				useWebWorkers,
				useCompressionStream,
				format,
				codecURI,
				compressionMethod
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
		try {
			let result = await runWorker$1({
				readable,
				writable
			}, workerOptions);
			if (compressedSize = result.outputSize, writer.size += compressedSize, throwIfAborted(signal), passThroughCompression || (uncompressedSize = result.inputSize, (!encrypted || zipCrypto) && (crc32 = result.crc32)), !zip64CompressedSize && compressedSize >= 4294967295 || !zip64UncompressedSize && uncompressedSize >= 4294967295) throw Error(ERR_UNSUPPORTED_FORMAT);
		} catch (error) {
			let { outputSize: failedOutputSize } = workerOptions;
			throw failedOutputSize === void 0 ? isErrorObject(error) && error.outputSize !== void 0 && (writer.size += error.outputSize) : writer.size += failedOutputSize, error;
		}
	}
	return setEntryInfo({
		crc32,
		compressedSize,
		uncompressedSize,
		headerInfo,
		dataDescriptorInfo
	}, options), dataDescriptor && await writeData(writer, dataDescriptorArray), Object.assign(fileEntry, {
		uncompressedSize,
		compressedSize,
		lastModDate,
		rawLastModDate,
		creationDate,
		lastAccessDate,
		encrypted: !!encrypted,
		zipCrypto: !!zipCrypto,
		size: metadataSize + compressedSize,
		compressionMethod,
		version,
		headerArray,
		headerView,
		signature: crc32,
		crc32: encrypted && !zipCrypto && !passThroughCompression ? void 0 : crc32,
		extraFieldExtendedTimestampFlag,
		extraFieldExtendedTimestampTime,
		zip64UncompressedSize,
		zip64CompressedSize
	}), fileEntry;
}
function getHeaderInfo(options) {
	let { rawFilename, lastModDate, rawLastModDate: rawLastModDateOption, lastAccessDate, creationDate, level, zip64, zipCrypto, useUnicodeFileNames, dataDescriptor, directory, rawExtraField, rawLocalExtraField, encryptionStrength, extendedTimestamp, ntfsTimestamp, passThroughCompression, encrypted, zip64UncompressedSize, zip64CompressedSize, uncompressedSize, knownCompressedSize, unknownSize, crc32 } = options, { version, compressionMethod } = options, compressedSize = dataDescriptor ? void 0 : knownCompressedSize, compressed = !directory && isCompressed(compressionMethod, level), rawLocalExtraFieldZip64, uncompressedFile = passThroughCompression || !compressed, zip64ExtraFieldComplete = zip64 && (options.bufferedWrite || !dataDescriptor || !zip64UncompressedSize && !zip64CompressedSize || uncompressedFile && !unknownSize), writeLocalExtraFieldZip64 = zip64ExtraFieldComplete || zip64 && dataDescriptor && (zip64UncompressedSize || zip64CompressedSize);
	if (zip64 && (zip64UncompressedSize || zip64CompressedSize)) {
		let extraFieldZip64 = createRecordWriter(20);
		if (extraFieldZip64.writeUint16(1), extraFieldZip64.writeUint16(16), rawLocalExtraFieldZip64 = extraFieldZip64.array, zip64ExtraFieldComplete && (extraFieldZip64.writeUint64(uncompressedSize), uncompressedFile)) {
			let encryptionOverhead = getEncryptionOverhead(encrypted, zipCrypto, encryptionStrength);
			extraFieldZip64.writeUint64(passThroughCompression ? compressedSize === void 0 ? 0 : compressedSize : uncompressedSize + encryptionOverhead);
		}
	} else rawLocalExtraFieldZip64 = EMPTY_UINT8_ARRAY;
	let rawExtraFieldAES;
	if (encrypted && !zipCrypto) {
		let extraFieldAES = createRecordWriter(getLength(EXTRAFIELD_DATA_AES) + 2);
		extraFieldAES.writeUint16(EXTRAFIELD_TYPE_AES), extraFieldAES.writeBytes(EXTRAFIELD_DATA_AES), rawExtraFieldAES = extraFieldAES.array, rawExtraFieldAES[8] = encryptionStrength;
	} else rawExtraFieldAES = EMPTY_UINT8_ARRAY;
	let rawExtraFieldNTFS, rawExtraFieldExtendedTimestamp, extraFieldExtendedTimestampFlag, extraFieldExtendedTimestampTime;
	if (extendedTimestamp) {
		let lastModTimeUnix = getTimeUnix(lastModDate), lastModTimeUnixInRange = inUnixTimeRange(lastModTimeUnix);
		if (lastModTimeUnixInRange) {
			let extraFieldTimestampLength = 9 + (lastAccessDate ? 4 : 0) + (creationDate ? 4 : 0), extraFieldTimestamp = createRecordWriter(extraFieldTimestampLength);
			extraFieldExtendedTimestampFlag = 1 + (lastAccessDate ? 2 : 0) + (creationDate ? 4 : 0), extraFieldExtendedTimestampTime = lastModTimeUnix, extraFieldTimestamp.writeUint16(EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP), extraFieldTimestamp.writeUint16(extraFieldTimestampLength - 4), extraFieldTimestamp.writeUint8(extraFieldExtendedTimestampFlag), extraFieldTimestamp.writeUint32(lastModTimeUnix), lastAccessDate && extraFieldTimestamp.writeUint32(clampUnixTime(getTimeUnix(lastAccessDate))), creationDate && extraFieldTimestamp.writeUint32(clampUnixTime(getTimeUnix(creationDate))), rawExtraFieldExtendedTimestamp = extraFieldTimestamp.array;
		} else rawExtraFieldExtendedTimestamp = EMPTY_UINT8_ARRAY;
		if (ntfsTimestamp === void 0 ? !lastModTimeUnixInRange || lastAccessDate || creationDate : ntfsTimestamp) try {
			let lastModTimeNTFS = getTimeNTFS(lastModDate), extraFieldNTFS = createRecordWriter(36);
			extraFieldNTFS.writeUint16(10), extraFieldNTFS.writeUint16(32), extraFieldNTFS.skip(4), extraFieldNTFS.writeUint16(1), extraFieldNTFS.writeUint16(24), extraFieldNTFS.writeUint64(lastModTimeNTFS), extraFieldNTFS.writeUint64(lastAccessDate ? getTimeNTFS(lastAccessDate) : lastModTimeNTFS), extraFieldNTFS.writeUint64(creationDate ? getTimeNTFS(creationDate) : lastModTimeNTFS), rawExtraFieldNTFS = extraFieldNTFS.array;
		} catch {
			rawExtraFieldNTFS = EMPTY_UINT8_ARRAY;
		}
		else rawExtraFieldNTFS = EMPTY_UINT8_ARRAY;
	} else rawExtraFieldNTFS = rawExtraFieldExtendedTimestamp = EMPTY_UINT8_ARRAY;
	let rawExtraFieldUnix, rawCentralExtraFieldUnix;
	try {
		let { uid, gid, unixExtraFieldType } = options;
		if (unixExtraFieldType == INFOZIP_EXTRA_FIELD_TYPE && (uid !== void 0 || gid !== void 0)) {
			let uidBytes = packUnixId(uid === void 0 ? 0 : uid), gidBytes = packUnixId(gid === void 0 ? 0 : gid), payloadLength = 3 + uidBytes.length + gidBytes.length, extraFieldUnix = createRecordWriter(4 + payloadLength);
			extraFieldUnix.writeUint16(EXTRAFIELD_TYPE_INFOZIP), extraFieldUnix.writeUint16(payloadLength), extraFieldUnix.writeUint8(1), extraFieldUnix.writeUint8(uidBytes.length), extraFieldUnix.writeBytes(uidBytes), extraFieldUnix.writeUint8(gidBytes.length), extraFieldUnix.writeBytes(gidBytes), rawExtraFieldUnix = rawCentralExtraFieldUnix = extraFieldUnix.array;
		} else if (unixExtraFieldType == UNIX_EXTRA_FIELD_TYPE && (uid !== void 0 || gid !== void 0)) {
			let extraFieldUnix = createRecordWriter(8);
			extraFieldUnix.writeUint16(EXTRAFIELD_TYPE_UNIX), extraFieldUnix.writeUint16(4), extraFieldUnix.writeUint16((uid === void 0 ? 0 : uid) & MAX_16_BITS), extraFieldUnix.writeUint16((gid === void 0 ? 0 : gid) & MAX_16_BITS), rawExtraFieldUnix = extraFieldUnix.array;
			let centralExtraFieldUnix = createRecordWriter(4);
			centralExtraFieldUnix.writeUint16(EXTRAFIELD_TYPE_UNIX), centralExtraFieldUnix.writeUint16(0), rawCentralExtraFieldUnix = centralExtraFieldUnix.array;
		} else rawExtraFieldUnix = rawCentralExtraFieldUnix = EMPTY_UINT8_ARRAY;
	} catch {
		rawExtraFieldUnix = rawCentralExtraFieldUnix = EMPTY_UINT8_ARRAY;
	}
	compressionMethod === void 0 && (compressionMethod = compressed ? 8 : 0), version === void 0 && (version = compressionMethod == 0 && !directory && !encrypted ? 10 : 20);
	let { codecVersionNeeded } = options;
	compressed && codecVersionNeeded !== void 0 && (version = version > codecVersionNeeded ? version : codecVersionNeeded), zip64 && (version = version > 45 ? version : 45), encrypted && !zipCrypto && (version = version > 51 ? version : 51, passThroughCompression && crc32 !== void 0 && (rawExtraFieldAES[4] = 1), setUint16(getDataView(rawExtraFieldAES), 9, compressionMethod), compressionMethod = 99);
	let localExtraFieldZip64Length = writeLocalExtraFieldZip64 ? getLength(rawLocalExtraFieldZip64) : 0, extraFieldLength = localExtraFieldZip64Length + getLength(rawExtraFieldAES, rawExtraFieldExtendedTimestamp, rawExtraFieldNTFS, rawExtraFieldUnix, rawExtraField, rawLocalExtraField);
	if (extraFieldLength + (options.usdz ? 67 : 0) > 65535) throw Error(ERR_INVALID_EXTRAFIELD_DATA);
	let dosLastModDate = /* @__PURE__ */ new Date(Math.ceil(Math.floor(lastModDate.getTime() / 1e3) / 2) * 2e3), clampedLastModDate = dosLastModDate < MIN_DATE ? MIN_DATE : dosLastModDate > MAX_DATE ? MAX_DATE : dosLastModDate, storedLastModDate = getLength(rawExtraFieldExtendedTimestamp) ? /* @__PURE__ */ new Date(getTimeUnix(lastModDate) * 1e3) : getLength(rawExtraFieldNTFS) ? lastModDate : clampedLastModDate, { headerArray, headerView, rawLastModDate } = getHeaderArrayData({
		version,
		bitFlag: getBitFlag(level, useUnicodeFileNames, dataDescriptor, encrypted, compressionMethod),
		compressionMethod,
		uncompressedSize,
		compressedSize,
		lastModDate: clampedLastModDate,
		rawLastModDate: rawLastModDateOption,
		rawFilename,
		zip64CompressedSize,
		zip64UncompressedSize,
		extraFieldLength
	});
	compressedSize !== void 0 && passThroughCompression && crc32 !== void 0 && setUint32(headerView, 10, crc32);
	let localHeader = createRecordWriter(30 + getLength(rawFilename) + extraFieldLength), localHeaderArray = localHeader.array, localHeaderView = getDataView(localHeaderArray);
	return localHeader.writeUint32(LOCAL_FILE_HEADER_SIGNATURE), localHeader.writeBytes(headerArray), localHeader.writeBytes(rawFilename), writeLocalExtraFieldZip64 && localHeader.writeBytes(rawLocalExtraFieldZip64), localHeader.writeBytes(rawExtraFieldAES), localHeader.writeBytes(rawExtraFieldExtendedTimestamp), localHeader.writeBytes(rawExtraFieldNTFS), localHeader.writeBytes(rawExtraFieldUnix), localHeader.writeBytes(rawExtraField), localHeader.writeBytes(rawLocalExtraField), dataDescriptor && (zip64CompressedSize || setUint32(localHeaderView, 18, 0), zip64UncompressedSize || setUint32(localHeaderView, 22, 0)), {
		localHeaderArray,
		localHeaderView,
		headerArray,
		headerView,
		lastModDate: storedLastModDate,
		lastModDateClamped: storedLastModDate === clampedLastModDate && dosLastModDate.getTime() != clampedLastModDate.getTime(),
		rawLastModDate,
		encrypted,
		compressed,
		version,
		compressionMethod,
		extraFieldExtendedTimestampFlag,
		extraFieldExtendedTimestampTime,
		rawExtraFieldZip64: EMPTY_UINT8_ARRAY,
		localExtraFieldZip64Length,
		rawExtraFieldExtendedTimestamp,
		rawExtraFieldNTFS,
		rawExtraFieldUnix,
		rawCentralExtraFieldUnix,
		rawExtraFieldAES,
		extraFieldLength
	};
}
function appendExtraFieldUSDZ(entryInfo, zipWriterOffset) {
	let { headerInfo } = entryInfo, { localHeaderArray, extraFieldLength } = headerInfo, extraBytesLength = 64 - (zipWriterOffset + getLength(localHeaderArray)) % 64;
	extraBytesLength < 4 && (extraBytesLength += 64);
	let rawExtraFieldUSDZ = new Uint8Array(extraBytesLength), extraFieldUSDZView = getDataView(rawExtraFieldUSDZ);
	setUint16(extraFieldUSDZView, 0, EXTRAFIELD_TYPE_USDZ), setUint16(extraFieldUSDZView, 2, extraBytesLength - 4);
	let previousLocalHeaderArray = localHeaderArray;
	headerInfo.localHeaderArray = localHeaderArray = new Uint8Array(getLength(previousLocalHeaderArray) + extraBytesLength), arraySet(localHeaderArray, previousLocalHeaderArray), arraySet(localHeaderArray, rawExtraFieldUSDZ, getLength(previousLocalHeaderArray));
	let localHeaderArrayView = getDataView(localHeaderArray);
	setUint16(localHeaderArrayView, 28, extraFieldLength + extraBytesLength), headerInfo.localHeaderView = localHeaderArrayView, entryInfo.metadataSize += extraBytesLength;
}
function packUnixId(id) {
	let dataArray = /* @__PURE__ */ new Uint8Array(4);
	getDataView(dataArray).setUint32(0, id, !0);
	let length = 4;
	for (; length > 1 && dataArray[length - 1] === 0;) length--;
	return dataArray.subarray(0, length);
}
function normalizeMsdosAttributes(msdosAttributesRaw, msdosAttributes) {
	if (msdosAttributesRaw !== void 0) msdosAttributesRaw &= 255;
	else if (msdosAttributes !== void 0) {
		let { readOnly, hidden, system, directory: msdDir, archive } = msdosAttributes, raw = 0;
		readOnly && (raw |= 1), hidden && (raw |= 2), system && (raw |= 4), msdDir && (raw |= 16), archive && (raw |= 32), msdosAttributesRaw = raw & 255;
	}
	return msdosAttributes === void 0 && (msdosAttributes = {
		readOnly: !!(msdosAttributesRaw & 1),
		hidden: !!(msdosAttributesRaw & 2),
		system: !!(msdosAttributesRaw & 4),
		directory: !!(msdosAttributesRaw & 16),
		archive: !!(msdosAttributesRaw & 32)
	}), {
		msdosAttributesRaw,
		msdosAttributes
	};
}
function getDataDescriptorInfo({ zip64, dataDescriptor, dataDescriptorSignature }) {
	let dataDescriptorArray = EMPTY_UINT8_ARRAY, dataDescriptorView, dataDescriptorOffset = 0, dataDescriptorLength = zip64 ? 20 : 12;
	return dataDescriptorSignature && (dataDescriptorLength += 4), dataDescriptor && (dataDescriptorArray = new Uint8Array(dataDescriptorLength), dataDescriptorView = getDataView(dataDescriptorArray), dataDescriptorSignature && (dataDescriptorOffset = 4, setUint32(dataDescriptorView, 0, DATA_DESCRIPTOR_RECORD_SIGNATURE))), {
		dataDescriptorArray,
		dataDescriptorView,
		dataDescriptorOffset
	};
}
function setEntryInfo({ crc32, compressedSize, uncompressedSize, headerInfo, dataDescriptorInfo }, { zip64, zipCrypto, passThroughCompression, dataDescriptor }) {
	let { headerView, encrypted } = headerInfo, { dataDescriptorView, dataDescriptorOffset } = dataDescriptorInfo;
	(!encrypted || zipCrypto || passThroughCompression) && crc32 !== void 0 && (setUint32(headerView, 10, crc32), dataDescriptor && setUint32(dataDescriptorView, dataDescriptorOffset, crc32)), zip64 ? dataDescriptor && (setBigUint64(dataDescriptorView, dataDescriptorOffset + 4, BigInt(compressedSize)), setBigUint64(dataDescriptorView, dataDescriptorOffset + 12, BigInt(uncompressedSize))) : (setUint32(headerView, 14, compressedSize), setUint32(headerView, 18, uncompressedSize), dataDescriptor && (setUint32(dataDescriptorView, dataDescriptorOffset + 4, compressedSize), setUint32(dataDescriptorView, dataDescriptorOffset + 8, uncompressedSize)));
}
function updateLocalHeader({ rawFilename, encrypted, zip64, localExtraFieldZip64Length, crc32, compressedSize, uncompressedSize, zip64UncompressedSize, zip64CompressedSize }, localHeaderView, { dataDescriptor, passThroughCompression }) {
	if (dataDescriptor || ((!encrypted || passThroughCompression && crc32 !== void 0) && setUint32(localHeaderView, 14, crc32), zip64CompressedSize || setUint32(localHeaderView, 18, compressedSize), zip64UncompressedSize || setUint32(localHeaderView, 22, uncompressedSize)), zip64 && localExtraFieldZip64Length) {
		let localHeaderOffset = 30 + getLength(rawFilename) + 4;
		setBigUint64(localHeaderView, localHeaderOffset, BigInt(uncompressedSize)), setBigUint64(localHeaderView, localHeaderOffset + 8, BigInt(compressedSize));
	}
}
async function closeFile(zipWriter, comment, options) {
	let { directoryDataLength, zip64Entries } = createDirectoryRecords(zipWriter.fileEntries), { directoryStart, directoryEnd, directoryArray } = await writeDirectoryRecords(zipWriter, directoryDataLength, options);
	await writeEndOfDirectoryRecord(zipWriter, comment, options, {
		directoryStart,
		directoryEnd,
		directoryDataLength,
		signatureLength: await writeDigitalSignatureRecord(zipWriter, directoryArray, options),
		zip64Entries
	});
}
function createDirectoryRecords(files) {
	let directoryDataLength = 0, zip64Entries = !1;
	for (let [, fileEntry] of files) {
		let { rawFilename, rawExtraFieldAES, rawComment, rawExtraFieldNTFS, rawCentralExtraFieldUnix, rawExtraField, rawCentralExtraField, extraFieldExtendedTimestampFlag, extraFieldExtendedTimestampTime, zip64Enabled, uncompressedSize, compressedSize } = fileEntry, { zip64UncompressedSize, zip64CompressedSize } = fileEntry;
		zip64Enabled || (zip64UncompressedSize && uncompressedSize < 4294967295 && (zip64UncompressedSize = fileEntry.zip64UncompressedSize = !1), zip64CompressedSize && compressedSize < 4294967295 && (zip64CompressedSize = fileEntry.zip64CompressedSize = !1)), zip64Entries = zip64Entries || zip64UncompressedSize || zip64CompressedSize;
		let zip64Offset = fileEntry.offset >= MAX_32_BITS, zip64DiskNumberStart = fileEntry.diskNumberStart >= MAX_16_BITS, rawExtraFieldZip64;
		if (zip64Offset || zip64DiskNumberStart || zip64UncompressedSize || zip64CompressedSize) {
			let length = 4 + (zip64UncompressedSize ? 8 : 0) + (zip64CompressedSize ? 8 : 0) + (zip64Offset ? 8 : 0) + (zip64DiskNumberStart ? 4 : 0), extraFieldZip64 = createRecordWriter(length);
			extraFieldZip64.writeUint16(1), extraFieldZip64.writeUint16(length - 4), zip64UncompressedSize && extraFieldZip64.writeUint64(uncompressedSize), zip64CompressedSize && extraFieldZip64.writeUint64(compressedSize), zip64Offset && extraFieldZip64.writeUint64(fileEntry.offset), zip64DiskNumberStart && extraFieldZip64.writeUint32(fileEntry.diskNumberStart), rawExtraFieldZip64 = extraFieldZip64.array;
		} else rawExtraFieldZip64 = EMPTY_UINT8_ARRAY;
		fileEntry.rawExtraFieldZip64 = rawExtraFieldZip64, fileEntry.zip64Offset = zip64Offset, fileEntry.zip64DiskNumberStart = zip64DiskNumberStart;
		let rawExtraFieldTimestamp;
		if (extraFieldExtendedTimestampTime === void 0) rawExtraFieldTimestamp = EMPTY_UINT8_ARRAY;
		else {
			let extraFieldTimestamp = createRecordWriter(9);
			extraFieldTimestamp.writeUint16(EXTRAFIELD_TYPE_EXTENDED_TIMESTAMP), extraFieldTimestamp.writeUint16(5), extraFieldTimestamp.writeUint8(extraFieldExtendedTimestampFlag), extraFieldTimestamp.writeUint32(extraFieldExtendedTimestampTime), rawExtraFieldTimestamp = extraFieldTimestamp.array;
		}
		fileEntry.rawExtraFieldExtendedTimestamp = rawExtraFieldTimestamp;
		let extraFieldLength = getLength(rawExtraFieldZip64, rawExtraFieldAES, rawExtraFieldNTFS, rawCentralExtraFieldUnix, rawExtraFieldTimestamp, rawExtraField, rawCentralExtraField);
		if (extraFieldLength > 65535) throw Error(ERR_INVALID_EXTRAFIELD_DATA);
		directoryDataLength += 46 + getLength(rawFilename, rawComment) + extraFieldLength;
	}
	return {
		directoryDataLength,
		zip64Entries
	};
}
async function writeDirectoryRecords(zipWriter, directoryDataLength, options) {
	let { fileEntries, writer } = zipWriter, directoryArray = new Uint8Array(directoryDataLength);
	await initStream(writer);
	let offset = 0, directoryDiskOffset = 0, directoryStartDiskNumber = getDiskNumber(writer), directoryStartDiskOffset = getDiskOffset(writer), directoryEndDiskEntriesLength = 0;
	for (let [indexFileEntry, fileEntry] of Array.from(fileEntries.values()).entries()) {
		let { offset: fileEntryOffset, rawFilename, rawExtraFieldZip64, rawExtraFieldAES, rawExtraFieldExtendedTimestamp, rawExtraFieldNTFS, rawCentralExtraFieldUnix, rawExtraField, rawCentralExtraField, rawComment, versionMadeBy, headerArray, headerView, zip64UncompressedSize, zip64CompressedSize, zip64DiskNumberStart, zip64Offset, internalFileAttributes, externalFileAttributes, diskNumberStart, uncompressedSize, compressedSize } = fileEntry, extraFieldLength = getLength(rawExtraFieldZip64, rawExtraFieldAES, rawExtraFieldExtendedTimestamp, rawExtraFieldNTFS, rawCentralExtraFieldUnix, rawExtraField, rawCentralExtraField), directoryRecordLength = 46 + getLength(rawFilename, rawComment) + extraFieldLength;
		exceedsAvailableSize(writer, offset + directoryRecordLength - directoryDiskOffset) && (await writeData(writer, directoryArray.slice(directoryDiskOffset, offset)), directoryDiskOffset = offset, directoryEndDiskEntriesLength = 0, await writer.closeDisk()), indexFileEntry == 0 && (directoryStartDiskNumber = getDiskNumber(writer), directoryStartDiskOffset = getDiskOffset(writer)), zip64UncompressedSize || setUint32(headerView, 18, uncompressedSize), zip64CompressedSize || setUint32(headerView, 14, compressedSize), (zip64Offset || zip64DiskNumberStart) && fileEntry.version < 45 && setUint16(headerView, 0, 45);
		let directoryRecord = createRecordWriter(directoryRecordLength);
		if (directoryRecord.writeUint32(CENTRAL_FILE_HEADER_SIGNATURE), directoryRecord.writeUint16(versionMadeBy), directoryRecord.writeBytes(headerArray.subarray(0, 24)), directoryRecord.writeUint16(extraFieldLength), directoryRecord.writeUint16(getLength(rawComment)), directoryRecord.writeUint16(zip64DiskNumberStart ? MAX_16_BITS : diskNumberStart), directoryRecord.writeUint16(internalFileAttributes), directoryRecord.writeUint32(externalFileAttributes), directoryRecord.writeUint32(zip64Offset ? MAX_32_BITS : fileEntryOffset), directoryRecord.writeBytes(rawFilename), directoryRecord.writeBytes(rawExtraFieldZip64), directoryRecord.writeBytes(rawExtraFieldAES), directoryRecord.writeBytes(rawExtraFieldExtendedTimestamp), directoryRecord.writeBytes(rawExtraFieldNTFS), directoryRecord.writeBytes(rawCentralExtraFieldUnix), directoryRecord.writeBytes(rawExtraField), directoryRecord.writeBytes(rawCentralExtraField), directoryRecord.writeBytes(rawComment), arraySet(directoryArray, directoryRecord.array, offset), offset += directoryRecordLength, directoryEndDiskEntriesLength++, options.onprogress) try {
			await options.onprogress(indexFileEntry + 1, fileEntries.size, new Entry(fileEntry));
		} catch {}
	}
	return await writeData(writer, directoryDiskOffset ? directoryArray.slice(directoryDiskOffset) : directoryArray), {
		directoryStart: {
			diskNumber: directoryStartDiskNumber,
			diskOffset: directoryStartDiskOffset
		},
		directoryEnd: {
			diskNumber: getDiskNumber(writer),
			entriesLength: directoryEndDiskEntriesLength
		},
		directoryArray
	};
}
async function writeDigitalSignatureRecord(zipWriter, directoryArray, options) {
	let signCentralDirectory = getFunctionOptionValue(zipWriter, options, OPTION_SIGN_CENTRAL_DIRECTORY);
	if (signCentralDirectory) {
		let signatureData = await signCentralDirectory(directoryArray), signatureDataLength = getLength(signatureData);
		if (signatureDataLength > 65535) throw Error(ERR_INVALID_SIGNATURE_DATA);
		let signatureRecord = createRecordWriter(6 + signatureDataLength);
		signatureRecord.writeUint32(DIGITAL_SIGNATURE_RECORD_SIGNATURE), signatureRecord.writeUint16(signatureDataLength), signatureRecord.writeBytes(signatureData);
		let { writer } = zipWriter;
		return exceedsAvailableSize(writer, getLength(signatureRecord.array)) && await writer.closeDisk(), await writeData(writer, signatureRecord.array), 6 + signatureDataLength;
	}
	return 0;
}
async function writeEndOfDirectoryRecord(zipWriter, comment, options, cdInfo) {
	let { writer } = zipWriter, { directoryStart, directoryEnd, signatureLength, zip64Entries } = cdInfo, { directoryDataLength } = cdInfo, fileEntriesLength = zipWriter.fileEntries.size, diskNumber = directoryStart.diskNumber, directoryOffset = getSegmentOffset(zipWriter, directoryStart), commentLength = getLength(comment);
	if (commentLength > 65535) throw Error(ERR_INVALID_COMMENT);
	let zip64 = getOptionValue(zipWriter, options, PROPERTY_NAME_ZIP64), lastDiskNumber = getDiskNumber(writer);
	if (exceedsAvailableSize(writer, (zip64 ? 98 : 22) + commentLength) && lastDiskNumber++, directoryOffset >= 4294967295 || directoryDataLength >= 4294967295 || fileEntriesLength >= 65535 || lastDiskNumber >= 65535) {
		if (zip64 === !1) throw Error(ERR_UNSUPPORTED_FORMAT);
		zip64 = !0;
	} else zip64 === void 0 && zip64Entries && (zip64 = !0);
	let endOfdirectoryRecord = createRecordWriter(zip64 ? 98 : 22);
	exceedsAvailableSize(writer, getLength(endOfdirectoryRecord.array) + commentLength) && await writer.closeDisk(), lastDiskNumber = getDiskNumber(writer);
	let diskFileEntriesLength = lastDiskNumber == directoryEnd.diskNumber ? directoryEnd.entriesLength : 0;
	zip64 && (endOfdirectoryRecord.writeUint32(ZIP64_END_OF_CENTRAL_DIR_SIGNATURE), endOfdirectoryRecord.writeUint64(44), endOfdirectoryRecord.writeUint16(45), endOfdirectoryRecord.writeUint16(45), endOfdirectoryRecord.writeUint32(lastDiskNumber), endOfdirectoryRecord.writeUint32(diskNumber), endOfdirectoryRecord.writeUint64(diskFileEntriesLength), endOfdirectoryRecord.writeUint64(fileEntriesLength), endOfdirectoryRecord.writeUint64(directoryDataLength), endOfdirectoryRecord.writeUint64(directoryOffset), endOfdirectoryRecord.writeUint32(ZIP64_END_OF_CENTRAL_DIR_LOCATOR_SIGNATURE), endOfdirectoryRecord.writeUint32(lastDiskNumber), endOfdirectoryRecord.writeUint64(BigInt(getSegmentOffset(zipWriter, writer)) + BigInt(directoryDataLength) + BigInt(signatureLength)), endOfdirectoryRecord.writeUint32(lastDiskNumber + 1), getOptionValue(zipWriter, options, "supportZip64SplitFile", !0) && (lastDiskNumber = MAX_16_BITS, diskNumber = MAX_16_BITS), diskFileEntriesLength = MAX_16_BITS, fileEntriesLength = MAX_16_BITS, directoryOffset = MAX_32_BITS, directoryDataLength = MAX_32_BITS), endOfdirectoryRecord.writeUint32(END_OF_CENTRAL_DIR_SIGNATURE), endOfdirectoryRecord.writeUint16(lastDiskNumber), endOfdirectoryRecord.writeUint16(diskNumber), endOfdirectoryRecord.writeUint16(diskFileEntriesLength), endOfdirectoryRecord.writeUint16(fileEntriesLength), endOfdirectoryRecord.writeUint32(directoryDataLength), endOfdirectoryRecord.writeUint32(directoryOffset), endOfdirectoryRecord.writeUint16(commentLength), await writeData(writer, endOfdirectoryRecord.array), commentLength && await writeData(writer, comment);
}
function createRecordWriter(length) {
	let array = new Uint8Array(length), view = getDataView(array), offset = 0;
	return {
		array,
		writeUint8: (value) => {
			setUint8(view, offset, value), offset += 1;
		},
		writeUint16: (value) => {
			setUint16(view, offset, value), offset += 2;
		},
		writeUint32: (value) => {
			setUint32(view, offset, value), offset += 4;
		},
		writeUint64: (value) => {
			setBigUint64(view, offset, BigInt(value)), offset += 8;
		},
		writeBytes: (value) => {
			arraySet(array, value, offset), offset += getLength(value);
		},
		skip: (count) => offset += count
	};
}
function getDiskNumber(writer) {
	let { diskNumber = 0 } = writer;
	return diskNumber;
}
function getDiskOffset(writer) {
	let { diskOffset = 0 } = writer;
	return diskOffset;
}
function exceedsAvailableSize(writer, length) {
	let { availableSize = INFINITY_VALUE } = writer;
	return length > availableSize;
}
function getSegmentOffset(zipWriter, { diskNumber = 0, diskOffset = 0 }) {
	return zipWriter.offset - diskOffset - (diskNumber ? zipWriter.initialOffset : 0);
}
async function startsWithSplitZipSignature(reader) {
	let signatureArray = await readUint8Array(reader, 0, 4);
	return getUint32(getDataView(signatureArray), 0) == SPLIT_ZIP_FILE_SIGNATURE;
}
function removeExtraFieldZip64(rawExtraField) {
	let rawExtraFieldView = getDataView(rawExtraField), offsetExtraField = 0;
	for (; offsetExtraField + 4 <= getLength(rawExtraField);) {
		let size = 4 + getUint16(rawExtraFieldView, offsetExtraField + 2);
		if (getUint16(rawExtraFieldView, offsetExtraField) == 1) return removeExtraFieldZip64(concat(rawExtraField.subarray(0, offsetExtraField), rawExtraField.subarray(Math.min(offsetExtraField + size, getLength(rawExtraField)))));
		offsetExtraField += size;
	}
	return rawExtraField;
}
async function copyZipData(zipWriter, reader, entries, keptEntries, directoryOffset, compact, getEntryDataDescriptorLength) {
	let { writer } = zipWriter, entryPositions = /* @__PURE__ */ new Map();
	if (writer.closeDisk || compact) {
		let sortedEntries = Array.from(entries).sort((firstEntry, secondEntry) => getSourceOffset(reader, firstEntry) - getSourceOffset(reader, secondEntry)), regionEnds = getRegionEnds(reader, sortedEntries, directoryOffset), keptEntrySet = new Set(keptEntries), localHeaderLengths = /* @__PURE__ */ new Map();
		for (let indexEntry = 0; indexEntry < sortedEntries.length; indexEntry++) {
			let entry = sortedEntries[indexEntry];
			if (keptEntrySet.has(entry)) {
				let sourceOffset = getSourceOffset(reader, entry), localHeaderLength = await getLocalHeaderLength(reader, sourceOffset);
				if (localHeaderLength === void 0) throw Error(ERR_LOCAL_FILE_HEADER_NOT_FOUND);
				let entryEnd = sourceOffset + localHeaderLength + entry.compressedSize;
				if (entry.bitFlag.dataDescriptor) {
					let dataDescriptorLength = await getEntryDataDescriptorLength(reader, entryEnd, entry);
					entryEnd = dataDescriptorLength === void 0 ? Math.max(entryEnd, regionEnds[indexEntry]) : entryEnd + dataDescriptorLength;
				}
				if (entryEnd > regionEnds[indexEntry]) throw Error(ERR_OVERLAPPING_ENTRY);
				regionEnds[indexEntry] = entryEnd, localHeaderLengths.set(entry, localHeaderLength);
			}
		}
		let copiedOffset = 0, lastPosition;
		for (let indexEntry = 0; indexEntry < sortedEntries.length; indexEntry++) {
			let entry = sortedEntries[indexEntry];
			if (keptEntrySet.has(entry)) {
				let sourceOffset = getSourceOffset(reader, entry);
				sourceOffset < copiedOffset ? entryPositions.set(entry, lastPosition) : (compact || await copyData(zipWriter, reader, copiedOffset, sourceOffset - copiedOffset), writer.closeDisk && exceedsAvailableSize(writer, localHeaderLengths.get(entry)) && await writer.closeDisk(), lastPosition = {
					offset: getSegmentOffset(zipWriter, writer),
					diskNumberStart: getDiskNumber(writer)
				}, entryPositions.set(entry, lastPosition), await copyData(zipWriter, reader, sourceOffset, regionEnds[indexEntry] - sourceOffset), copiedOffset = regionEnds[indexEntry]);
			}
		}
		compact || await copyData(zipWriter, reader, copiedOffset, directoryOffset - copiedOffset);
	} else {
		let baseOffset = zipWriter.offset;
		await copyData(zipWriter, reader, 0, directoryOffset), entries.forEach((entry) => entryPositions.set(entry, {
			offset: baseOffset + getSourceOffset(reader, entry),
			diskNumberStart: 0
		}));
	}
	return entryPositions;
}
function getRegionEnds(reader, sortedEntries, directoryOffset) {
	let regionEnds = Array(sortedEntries.length), regionEnd = directoryOffset;
	for (let indexEntry = sortedEntries.length - 1; indexEntry >= 0; indexEntry--) {
		let sourceOffset = getSourceOffset(reader, sortedEntries[indexEntry]), nextEntry = sortedEntries[indexEntry + 1];
		nextEntry && getSourceOffset(reader, nextEntry) > sourceOffset && (regionEnd = Math.min(getSourceOffset(reader, nextEntry), directoryOffset)), regionEnds[indexEntry] = regionEnd;
	}
	return regionEnds;
}
async function copyData(zipWriter, reader, offset, size) {
	if (size > 0) {
		let { writer } = zipWriter, copiedLength = 0;
		try {
			await flushBufferedData(createReadable(reader, {
				offset,
				size
			}), writer, void 0, (chunkLength) => copiedLength += chunkLength);
		} catch (error) {
			if (copiedLength) {
				zipWriter.hasCorruptedEntries = !0;
				try {
					error.corruptedEntry = !0;
				} catch {}
			}
			throw error;
		} finally {
			writer.size += copiedLength, zipWriter.offset += copiedLength;
		}
	}
}
async function getLocalHeaderLength(reader, offset) {
	let headerArray = offset >= 0 && offset + 30 <= reader.size ? await readUint8Array(reader, offset, 30) : EMPTY_UINT8_ARRAY;
	if (getLength(headerArray) < 30) return;
	let headerView = getDataView(headerArray);
	if (getUint32(headerView, 0) == 67324752) return 30 + getUint16(headerView, 26) + getUint16(headerView, 28);
}
function getSourceOffset(reader, { offset, diskNumberStart }) {
	return offset + (reader.getDiskOffset ? reader.getDiskOffset(diskNumberStart) : 0);
}
function getSplitZipSignatureArray() {
	let signatureArray = /* @__PURE__ */ new Uint8Array(4);
	return setUint32(getDataView(signatureArray), 0, SPLIT_ZIP_FILE_SIGNATURE), signatureArray;
}
async function writeSplitZipSignature(zipWriter, writer) {
	delete zipWriter.addSplitZipSignature, await writeData(writer, getSplitZipSignatureArray()), zipWriter.offset += 4;
}
async function writeData(writer, array) {
	let { writable } = writer, streamWriter = writable.getWriter();
	try {
		await streamWriter.ready, writer.size += getLength(array), await streamWriter.write(array);
	} finally {
		streamWriter.releaseLock();
	}
}
async function flushBufferedData(readable, writer, signal, onChunkWritten) {
	let streamWriter = writer.writable.getWriter();
	try {
		await readable.pipeTo(new WritableStream({ async write(chunk) {
			await streamWriter.ready, await streamWriter.write(chunk), onChunkWritten(getLength(chunk));
		} }), {
			preventClose: !0,
			preventAbort: !0,
			signal
		});
	} finally {
		streamWriter.releaseLock();
	}
}
function getTimeNTFS(date) {
	if (date) {
		let timeNTFS = (BigInt(date.getTime()) + BigInt(0xa9730b66800)) * BigInt(1e4);
		return timeNTFS < MIN_NTFS_TIME ? MIN_NTFS_TIME : timeNTFS > MAX_NTFS_TIME ? MAX_NTFS_TIME : timeNTFS;
	}
}
function getTimeUnix(date) {
	return Math.floor(date.getTime() / 1e3);
}
function inUnixTimeRange(timeUnix) {
	return timeUnix >= MIN_UNIX_TIME && timeUnix <= MAX_UNIX_TIME;
}
function clampUnixTime(timeUnix) {
	return Math.min(MAX_UNIX_TIME, Math.max(MIN_UNIX_TIME, timeUnix));
}
function getOptionValue(zipWriter, options, name, defaultValue) {
	let result = options[name] === void 0 ? zipWriter.options[name] : options[name];
	return result === void 0 ? defaultValue : result;
}
function getDateOptionValue(zipWriter, options, name, defaultValue) {
	let date = getOptionValue(zipWriter, options, name, defaultValue);
	if (date === null) return defaultValue;
	if (date !== void 0 && (typeof date.getTime != "function" || Number.isNaN(date.getTime()))) throw Error(ERR_INVALID_DATE);
	return date;
}
function getFunctionOptionValue(zipWriter, options, name) {
	return checkFunctionOption(getOptionValue(zipWriter, options, name));
}
function getNumberOptionValue(zipWriter, options, name, defaultValue) {
	return toNumber(getOptionValue(zipWriter, options, name, defaultValue));
}
function getMaximumCompressedSize(uncompressedSize) {
	return uncompressedSize + 5 * (Math.floor(uncompressedSize / 16383) + 1);
}
function isCompressed(compressionMethod, level) {
	return compressionMethod === void 0 ? level === void 0 || level > 0 : compressionMethod !== 0;
}
function getUint16(view, offset) {
	return view.getUint16(offset, !0);
}
function getUint32(view, offset) {
	return view.getUint32(offset, !0);
}
function setUint8(view, offset, value) {
	view.setUint8(offset, value);
}
function setUint16(view, offset, value) {
	view.setUint16(offset, value, !0);
}
function setUint32(view, offset, value) {
	view.setUint32(offset, value, !0);
}
function setBigUint64(view, offset, value) {
	view.setBigUint64(offset, value, !0);
}
function arraySet(array, typedArray, offset) {
	array.set(typedArray, offset);
}
function getLength(...arrayLikes) {
	let result = 0;
	return arrayLikes.forEach((arrayLike) => arrayLike && (result += arrayLike.length)), result;
}
function getHeaderArrayData({ version, bitFlag, compressionMethod, uncompressedSize, compressedSize, lastModDate, rawLastModDate, rawFilename, zip64CompressedSize, zip64UncompressedSize, extraFieldLength }) {
	let headerRecord = createRecordWriter(26), headerArray = headerRecord.array, headerView = getDataView(headerArray);
	if (headerRecord.writeUint16(version), headerRecord.writeUint16(bitFlag), headerRecord.writeUint16(compressionMethod), rawLastModDate === void 0) {
		let dateArray = /* @__PURE__ */ new Uint32Array(1), dateView = getDataView(dateArray);
		setUint16(dateView, 0, (lastModDate.getHours() << 6 | lastModDate.getMinutes()) << 5 | lastModDate.getSeconds() / 2), setUint16(dateView, 2, (lastModDate.getFullYear() - 1980 << 4 | lastModDate.getMonth() + 1) << 5 | lastModDate.getDate()), rawLastModDate = dateArray[0];
	}
	return headerRecord.writeUint32(rawLastModDate), headerRecord.skip(4), zip64CompressedSize || compressedSize !== void 0 ? headerRecord.writeUint32(zip64CompressedSize ? MAX_32_BITS : compressedSize) : headerRecord.skip(4), zip64UncompressedSize || uncompressedSize !== void 0 ? headerRecord.writeUint32(zip64UncompressedSize ? MAX_32_BITS : uncompressedSize) : headerRecord.skip(4), headerRecord.writeUint16(getLength(rawFilename)), headerRecord.writeUint16(extraFieldLength), {
		headerArray,
		headerView,
		rawLastModDate
	};
}
function isPrintableASCIIText(rawText) {
	return rawText.every((characterCode) => characterCode >= 32 && characterCode <= 126);
}
function getBitFlag(level, useUnicodeFileNames, dataDescriptor, encrypted, compressionMethod) {
	let bitFlag = 0;
	return useUnicodeFileNames && (bitFlag |= BITFLAG_LANG_ENCODING_FLAG), dataDescriptor && (bitFlag |= 8), (compressionMethod == 8 || compressionMethod == 9) && (level >= 0 && level <= 3 && (bitFlag |= 6), level > 3 && level <= 5 && (bitFlag |= 4), level == 9 && (bitFlag |= 2)), encrypted && (bitFlag |= 1), bitFlag;
}
// node_modules/@zip.js/zip.js/lib/zip-core-base.js
try {
	setDefaultConfiguration({ baseURI: import.meta.url });
} catch {}
// node_modules/@zip.js/zip.js/lib/core/zlib-streams-inline.js
const n = [
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	10,
	11,
	13,
	15,
	17,
	19,
	23,
	27,
	31,
	35,
	43,
	51,
	59,
	67,
	83,
	99,
	115,
	131,
	163,
	195,
	227,
	258
], t = [
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	3,
	3,
	3,
	3,
	4,
	4,
	4,
	4,
	5,
	5,
	5,
	5,
	0
], r = [
	1,
	2,
	3,
	4,
	5,
	7,
	9,
	13,
	17,
	25,
	33,
	49,
	65,
	97,
	129,
	193,
	257,
	385,
	513,
	769,
	1025,
	1537,
	2049,
	3073,
	4097,
	6145,
	8193,
	12289,
	16385,
	24577
], e = [
	0,
	0,
	0,
	0,
	1,
	1,
	2,
	2,
	3,
	3,
	4,
	4,
	5,
	5,
	6,
	6,
	7,
	7,
	8,
	8,
	9,
	9,
	10,
	10,
	11,
	11,
	12,
	12,
	13,
	13
], o = [
	16,
	17,
	18,
	0,
	8,
	7,
	9,
	6,
	10,
	5,
	11,
	4,
	12,
	3,
	13,
	2,
	14,
	1,
	15
], f = /* @__PURE__ */ new Uint8Array(288);
f.fill(8, 0, 144), f.fill(9, 144, 256), f.fill(7, 256, 280), f.fill(8, 280, 288);
const b = (/* @__PURE__ */ new Uint8Array(30)).fill(5);
function l(n) {
	let t = /* @__PURE__ */ new Uint16Array(16);
	for (let r of n) t[r]++;
	t[0] = 0;
	let r = /* @__PURE__ */ new Uint16Array(17);
	for (let n = 1; n <= 15; n++) r[n + 1] = r[n] + t[n];
	let e = new Uint16Array(n.length);
	for (let t = 0; t < n.length; t++) n[t] && (e[r[n[t]]++] = t);
	return {
		lengthCounts: t,
		symbols: e
	};
}
const p = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function s(s) {
	let X;
	s({ wasmURI: () => (X ||= "data:application/wasm;base64," + function(n) {
		let t = "", r = n.length, e = 0;
		for (; e + 2 < r; e += 3) {
			let r = n[e] << 16 | n[e + 1] << 8 | n[e + 2];
			t += p[r >> 18 & 63] + p[r >> 12 & 63] + p[r >> 6 & 63] + p[63 & r];
		}
		let o = r - e;
		if (o === 1) {
			let r = n[e] << 16;
			t += p[r >> 18 & 63] + p[r >> 12 & 63] + "==";
		} else if (o === 2) {
			let r = n[e] << 16 | n[e + 1] << 8;
			t += p[r >> 18 & 63] + p[r >> 12 & 63] + p[r >> 6 & 63] + "=";
		}
		return t;
	}(function(p) {
		let s = 0, X = 0, x = 0, Y = /* @__PURE__ */ new Uint8Array(1024), a = 0, w = 0;
		for (; !w;) {
			w = U(1);
			let n = U(2);
			if (n == 0) h();
			else if (n == 1) P(l(f), l(b));
			else {
				if (n != 2) throw Error("invalid deflate block type");
				P(...B());
			}
		}
		return Y.subarray(0, a);
		function c() {
			if (s >= p.length) throw Error("unexpected end of deflate data");
			return p[s++];
		}
		function U(n) {
			for (; x < n;) X |= c() << x, x += 8;
			let t = X & (1 << n) - 1;
			return X >>>= n, x -= n, t;
		}
		function h() {
			X = 0, x = 0;
			let n = c() | c() << 8;
			s += 2, R(a + n);
			for (let t = 0; t < n; t++) Y[a++] = c();
		}
		function P(o, f) {
			let b = i(o);
			for (; b != 256;) {
				if (b < 256) R(a + 1), Y[a++] = b;
				else {
					let o = b - 257, l = n[o] + U(t[o]), p = i(f), s = r[p] + U(e[p]);
					R(a + l);
					let X = a - s;
					for (let n = 0; n < l; n++) Y[a++] = Y[X + n];
				}
				b = i(o);
			}
		}
		function B() {
			let n = U(5) + 257, t = U(5) + 1, r = U(4) + 4, e = /* @__PURE__ */ new Uint8Array(19);
			for (let n = 0; n < r; n++) e[o[n]] = U(3);
			let f = l(e), b = new Uint8Array(n + t), p = 0;
			for (; p < b.length;) {
				let n = i(f);
				if (n < 16) b[p++] = n;
				else if (n == 16) {
					let n = b[p - 1], t = U(2) + 3;
					for (; t--;) b[p++] = n;
				} else p += n == 17 ? U(3) + 3 : U(7) + 11;
			}
			return [l(b.subarray(0, n)), l(b.subarray(n))];
		}
		function i(n) {
			let { lengthCounts: t, symbols: r } = n, e = 0, o = 0, f = 0;
			for (let n = 1; n <= 15; n++) {
				e |= U(1);
				let b = t[n];
				if (e - o < b) return r[f + (e - o)];
				f += b, o = o + b << 1, e <<= 1;
			}
			throw Error("invalid huffman code");
		}
		function R(n) {
			if (Y.length < n) {
				let t = 2 * Y.length;
				for (; t < n;) t *= 2;
				let r = new Uint8Array(t);
				r.set(Y.subarray(0, a)), Y = r;
			}
		}
	}(function(n) {
		let t = (n = String(n).replace(/[^A-Za-z0-9+/=]/g, "")).length, r = [];
		for (let e = 0; e < t; e += 4) {
			let t = p.indexOf(n[e]) << 18 | p.indexOf(n[e + 1]) << 12 | (63 & p.indexOf(n[e + 2])) << 6 | 63 & p.indexOf(n[e + 3]);
			r.push(t >> 16 & 255), n[e + 2] !== "=" && r.push(t >> 8 & 255), n[e + 3] !== "=" && r.push(255 & t);
		}
		return new Uint8Array(r);
	}("zb19kF3HdSfW3bfvx3v3vXl3gAEwwIDAuRcQNZQ4AClRA4qkpWmIg+EQhKh19Ier4ioSAkcS7gMBvvdGIOWlOUPxw5BNaRGHUdEOa43YSqRykRUmy93IDncFr+m1dq3d0BttLROpUqpYZWsTpYrKslysFEOGv3P6vo/5AEAStsMp8N17++v06dOnT58+57Q63rtfK6X0fzp2r1lZUffqFb2CJ71yb7DCP3pF8aO6V+mVe+2KPKp7oxX+T6/cG6/0H63/1Y/olXtD/zX49LFEW6W1jSJtdM3UNf4zxtSM1irQQVAP0yAIlDKN0NjY2liFYRhqYwNjjTEqaupQaaViZZPAhvoBXa+HkdZfMV8xUaJXtHvhO2Ea/5ml6P6l+890v2xU4+Tpz586vrz08XtOLz2okvH+68nTJ5fv6R5/UNWaI99UmvXfH+ieObHU66nGoJal0/ep1vb+66njveV7Tpw53fvS/Uv3qSz1CdJYVUrqHc+GX7npLeMjn77wKycfUFtb1bd+6/1aufFt1dvatu9bGm67euO2J7LhV2572/jIJ257e6v6VrW9o18r2t5pP99dWlJmW/VxDQjR/cdPnTpzQunG8aXePV+8//gJBmau2X9laFzWf6/auWNQAg0tppzz5PFTJ39lSamd99xz8vR9J7tLJ5bv+fyXTp9YPnnm9D3Lxz93akmrnfcs3d870T35wPLS6Xt6y8dPtO/pLvWWz3SXVLR7XdIXlpbvOfGlbnfp9LKKi3vuOfHQ8XtOnj7RXbp/6fTyPUsPnVh6gCvvLn3+xJkvnV5Wd9ZaWjmd1tTU7ubk0UO3fKL+0rPBMaPS735Qpyv7lMvaRX2/MnPr/0i51/UxO+ce3zZtVBG4jJRLS/dG0MHD4lQRueBsoc4W2gUdixLarfSc7pAqC+OC5UK757aVhSI9bV7cVuhpkxThEa6RAvcImQc7s0Y1dEohqVnTIEXhrElS0i4pc0WauBbjgu6ssXgtC43KrNP40khTitxTDF5yrKlJAwpnSKGQItPukia13PkiQFwuFINjSDE4ai04+sFOEfQBMgDIeIAURR4IRVFZWOL6NEXtIhRYSJEukVtRYucocQ910Fqu3TOALzdmhQKnKXHB2eUi7sz7dinuooxGo0BQmgfo6KxJKKhg0PITCCiMG/fMNrKzRrmntnGjjTR15xgR6XxTU/pFZ5anzYs7CgNsPdShqJ1bMrkOeJymTVaoectPE4Wab+oUWPE5C03Atl0s9FSOnhnSU7khlQPMlMy0mcxrZPDQKNSCncNTUuhqFPWsSRp1zjhRaLtCxk2UIV6zQs83AzIuK9M8DOYozGPShXITZR4ChIlCNxUpl/n3DO8pxU6hl7XUreQRKffdlaOcLS0L7R7q5JHvfTzfVG5vnjglPVbu9bffjo/ZOYrctaCrs18oVPssE6nTy233iTJPUk/wSYU0jdFROSgBPxS5nZQ4fbbtFCVu78LUcm4qRFY4C8je3VSk85CCwjaVU7klnatGAPJhPAfEY+uuOetsp+S+HZkiRcFUrsg4vZwbQm9RIOwKDKEzlIB0Fal2l+IORisgVQ1wrlLi8QvmhkfQkF3MNRkMpIxhiIcKpXaFtKA7LRS3GM43FVmZTBS10ZUQw5xQiAc/zOH6YU5SfJVhDnmYw/4whzzMJpgjA7KWYTZrhtkMDXMgwxwP5nUIDiRTSJk5Cpk8XXa3nZOpaEj3J2BYAiQ1mK2YVIrC/tQNR/mHU7lxKtcpZhFKYlYZroEnWaMGOM4zHGbRzrnz28gwAMj77Db3LCcJHCg2DEyfYVRVeUo6WBbWrLgfTU4bZefcT/ALOvvp5OGVQ0a5H08eXr2wurq6avH2o0mqu0bpHui4V3//3/1+2EPLr00ymtxF/7tKaaHLInCKdLuIO2BMx5qJe2mSMWjn3Iv8lJAuixolxyik2mK3WUvNnLs4OaOUs2BIFef3/ULBlydzJZSF4hgMCilhSisXmwFzjURIyKksLIxbOdIMSOeB+zG3qZxuFyGZDpgNmTZYasnE3CnzIKUAoAYeVNUHNaSgLGIKj5GieLHbtCkFWVgoMgtN3QhRzrQxG/CVKUgJUEeamgxPCkCiKXI3lBQAbpWbhk0F4ZgfFLRLXiQ6hclCyW0oKPOAswYpGbey0DQp8HwRpZwFr05J+45yj9FOFzzyWLcZ4hesIHLT5bFmmLoXJ6VD6A6P1Xf4TYGavjOJiaTSPsLtAOHSJUy1aWOLsDzSNANUoxtPC+kBk2SOTYFZPC3Ey4TmvjeJ9UK5lyf5o/vmNreC329vE9LD8ytCPxhfWc5kvQ5nzYvbSGNd+c42sMmyUI4WmirFBAjcdLtQ7iEybQdSayM/ZoNfn3k1o8GqaEo3jbl2YZv7mW+4YVNwpmNYY452pWcNl3TwRAGFJfI/u42se4gst6KkYnd+m0xHoNOQajNOscb75gzZDZoLGCWNSH4q5JE5OoQ0GfqQ8W/msDD5EQDb85jXDQPePKMA7HwzSP1omblqtCwIDWsn02IRLvqFNeG1ZBP8xRvgL74U/shS6D5IISoo3cF2ASKwLisXpwrtplhWct+fvM6oQyYj7V6Wx8R9f5JFK7S3lj48LZB2k6VMeRdX7IuUs5DHwkXwaE32CBY6YaSPdJCLxYV2YTzULMAog3X/bYiQZCpxSJkVL09qx+Ld2eXCVMKQJsPCEEtgioUhjZ5BGNL4abhGblwCdrmXl8y3/eJu3LVkNlzcVUoW02w32cOMDuXMsntxR5lrZnUiNoQOcmIRMCTnIJaFIpaxkAVwjNuJSlkEUCIC8KquRIopKknA8Ex115zFWoslXWaD7ZRFgGUu5GUO1WaATM+aSZfkhmyhc+UalRhYcLcbAkAiXUh4Yk/mxjVSsn6tA8ULG/ELlQJDxUzBGvSeliqbutVt7gYUVJX8IqsikzUFJU+1ioTLIunXoN1DpOVjQBElZWHbeVwxOAogbT/rJdf+XI6FNaKTXq7XqSz5UmAg6nrxZF0BEIlgAfgLwDKVCzpOH8HkhXxYw9dGbnhbIzQZiCxjZAcgVOkeASs8K/sSkwohexE88XVP5pEBgw4WqkpUlUtJLsPfJwplIfNDJApE4G5qClgk0sEcS4qqgGScaxGJVFOxZAzBjQuAVkLn+wVpJaVovqmk/t0FSBmE9+IORhRp0LUMlWlqd26bUDc6VfUIRSmaNhnyR8iboVv8NJGS4Z2AoWjWTHqg7Zx0LBMqmEx93yAvcsJEPyGmWpnHFFCNid3mTOqqzyMqpmYpLglcj2I/FvHG/CF+t/xBJkpDJpbnEwateD4Ru2sp3pBPGMxGM8QnTMUn1BCfYKa1XIQVn9CeT6g+n4jdTojyzCeM3yrw6iBjXlQyegw+ga0ABltEfzBf8ImwLw6HfT6hMCC26qP11KiEhK2I48IpnM86hIeUEpnZPP6JUFAICtKgIMMUhJ0wGaYgnlyKKYhivzGO+/QTUuLpJ2G6ACD8NOF3IqQoAQzSDxbUNeiH9w2T1XYB9MMJE1WCmSPrWiJiWjAqNSy4C/PpMwjsBHxyiLwB+TQw15KHg6ynLrsxddkroq5AqCsAOgPBajBEXdyKpy7rriW72SoUyCoUbLQKYWaw0qKiK1OpBXiRlgYnAZfddBkS8qq2+7a/DOlqGTKevOLBphq1Z6JnwLyuOhl48jLC3IKB+kE2aJOVaoL7hA2gkBdzvpqQl+mTV8jkBTZL4TrySoW8+sRlqOaJq9Ynrtoa4qoBArMJcZnLEpdZS1xmPXGZPnEZ5A37xGWxybTrtDzKb1G1WRnoeChYq+UZIq3A759lbBvkN9VatDxY80Kv3rEinjKKU6q7rNyvSKX/W6qTFSxn3FeXYNuhnG0LdT8EmTkPWSenOxDXnOnw+gP2rSB2BiIGLzY1665yrwSsVl6/ujWgk6ikOFnu7ELTDK+Yur9ihtUCObI8ji6i1i8genRxZH2BLI42mCPLaiFeHK0f02pxtH7sh9RCATMVy4pIFyw0A+CNySwk7ZefoC8ssLJRtTzDB2DMT80GKywTsB2ssHbTFVa/5xVWM2Y9EQ+tsFpWWE/E1RQNvWYGndUdBtVrr3iEbSVqhV7UCkZELeUlpwEyAhnvhSYULqJOeEZ+W14Iw77fi2HBiBi2vjLsyyrkggZJ8bZhlIpYh2TXyV0jVDQ6MjYVXRTIKhxSQw2TVbCpGsp4NdS7JyuTbkg//V7KxnJAMuEakgmvnGTCKyWZcBOSCTcnmXVwU0DJQlNVk6SV9mVi1Vdb91dKi6WJGZqq2Jkiu1Zp7ZeqhFS1iOjBAtESMUz1F0rlrgXLOvuFQstCqYfEsEDEsGCNGGbNipkzK6OCWDwQxITDWqHRSb9NJLWROGbBqpkc+ts21RfHbF8TS3awXtrBeonKSefWcbeDoo+FwkrfBRNuMlfY2TmV5jFrF2Td8JjhwYi9ZuabTBEaeoEVUlNg+OlTqY5XhDOHxqsYLHbYHaZY4eZKdFnayxHIBQWUX4686qKRB/2NeCAy41oWboYnn5K55tcAzm+qUTV+PvJ+xdoVUjzXWINrWTE9pPKNyRaBqHyZo9mmYhYv7xVSR1m4GWbhWli48VNQ9fesIScxC/eADVh40J+PCvPRDOajGsxHEatG56MZmo9qaD4G/fkY8HwMeD4GMh+554Yxi3krctKkR5DBfOSEiSqhz659bzfi2WqEZ2uvFBr0Xr0bnq1GePYGleHcymMTahomJuHZA7LxPDtYw7PNKM8eHooBzw6GePYoHVU8247ybDvg2e+ejphnryeYfi+FZwejPNtsyLMvRyPhldJIuAmNhJvQyEZwY1PlebauFlgZG13xbNPn2Tho1Myz9WB3EzCDNJVgn/LxkJLdjT/QMYNzHebZARrxPFv3z8+M8GxT8WxWEAXg2Up4dlDxbDO0dcY6EgxxbOs5tvH7AV6umJW6nTgpZZYdCMsOALESasA4McvWYNkBWDZ+NHKBd/dZthGW7VUX1iPW91SWJawE/fMs0bGRkh2OqnbVvIFOb9Cahe1CZ7rwIrdt4+QkgBBGvBPB+cubKZ/fpYtYQX824ZX4Li4hkhuWssmw1l6z1p7UJ5XLlo819UDrttJK3c8mBC86jRSp/Sq1ap9Kc61X3Msqs6xbUs7Mmv1YnWcNkQqdStNxRTjYdY/wqv5AVk//y0BHK+5XsIq4byQA+UYQ0iNQP0lHlGdkVAT8Ydrs97/TTrsfHaJgPFCFQbUPt7w2cDd6MWtursbPOC0fX3xLzRoLXGXXiHRK2qk7RGJxDxwpolnz6iE5qtIucy2Kpo7msehYFdKwTz3rwjLHAR1IsNWBZMOkkWC7ovOAYpGJglkzLWJiQxqUSm4iA1K8fvgbSU8TodIJsrx5tE53Zs0NqRS4TbLuf+cNR3APsARy+MW31CFsBQ8/Kt++fwhn3+7FOgvAD7xTZnXVutVVQ9EU702Bks/Kz2ccy1fTDCYwO648ynenFPLgZrV0CxME+sO6fZuNpX9wh8lXzCP7lKN2MbYfAzZZYZVX9aLmB0kV0bws1NYfN+xmPUARuO++pUStc5FHBT+YrtqF7XwvGfcjVeZExr0elvk2Mu5VVeZTZNxrqsx3SRfz7UhXZT6OSTgHWWba3CYnybbYnSeyBDbzLcPGIzgUcb+a240MS/4m/igA4bXH9oZRnNQOHLzhxnraaI61svHATGzThdo/tct+/JZbb2Pmd1eeNor+0xQ/ncobjUyeihZ+7uXz+tbiVJ42xjihkdvGjDwVwfwQXhsHcPwei34hmW9+BNYC7TyhaEYpipcphDVD5HSZR9A/lkzvOO42nXkK3e98wyx058WMYloqbs2aaaxUWMwU/rI9BfPYMeS+VWNDMuZs6Uy2hxfqf8yQyJTY7VQeNw4wqPtxrEgWp383sKZm2a2+FXTwdLZ0ex+YB/PsdJiC3O/VmX7dn1fdotC1Oi5hQdD9PF2fas8WASZoHb2yVHfxMe5FkdoVSkOZm9NkU7J3d5pbKXY4EYAIM1IZBXnYmBnF4o1XiEU20pmg0L2tNwN1BqCuXoSZEin3vyZrExlPAa/QwAvzBMVrvFu1zOANTv3kccwltyhLY5z1FhWKIczu/nDw1Dbun8iUgwmHymPp2l7ftRuutGtDcM0ayxqyGbWNpf9RmDh9BBLbh+R/2ACSCskH3wMkLjkrUhyjHOvjpeACrW6Moe+MwiUb8sCtJhimkHdoFaCsbBuB04LcRuE0qCchm4eNG3kZZuK7XWCv2zmq431CplUgI7tvAO0+GiO7MbSNfRUGkI2VoFlj3+iYzlw5ubrJZVDWW0HHJctdITk/KSfPdrsy0VmmuoGM+2fr0ZTxdKWmyDY1kVQSf5onUlU8y+rUcNbc5kw+2bgx7XOSvWsa+C43kNJeZxabHxLxsJkA5m5epygPKPGDYVjNPd+EIlrDvioY7muAvgZUH+ook4f7o7dUngwx69Dps3w+1x4LlDZBKgrjVw8VdUjikXttoizSacMmapF7c7KE+IdjxtflMZLzsCiYc+c1J5zng/px4Hu5dMmtWnnUA5Rgzq2aPKLErRrJlnC2GrIlyJb4bM8Yru0ZM1xbvLY2StyFkYqS0YpojOpudfyUO7+zhLyzm9AvAC+jM+ZqQIumcXfB0JjbXYKplLSN6hntAhFzGzTcRLimCa7xzcmSxrDeJ1ItrBWdeadaWlcrpbxB8oqkz5A5/NXV1dVX1CHzS2RAO58l4/5UmLF20UIzwPEbeHXoApxmB3lENk8aM6l7GeMp6pXnwGjBSfMklXpsuknBD6R8zpdj+x67uHOWj86tn0BrZrgdnT+Wl5fBDI8bH+YZHrq33w46BVjRSs9lZ4X7/2ltZG1B9g+A/P/50Bp5ezWhpLeqMY0cf+yngpk2t3t2BxV9sjhVBNSkgJp4mm9+kGrY62W5MIvbKWiD0+DoM68hYztH7giwJ3hLmIX4qdYohHU0Peu49l2wjr2dd7Z3j5py1tzH7+FZfLJOl7Pmi/ylfhZrti2LdNbcS7Ebk7EYO8vnAYG75pj1042s27PYZaHR/d4Izlg8cn9ScZ6WyMWnUjZ2SakFRcBWSil1W49NiS6NUtahUQqDoWDWnKJxPC8f1OcbTMEKFBzkaUOlvF/flLskV8ZdWmgokoZaQw1R6OIO2holwyhv9UlRKtguUvp2keHjWZ4J21lmzxtO0bjbSrtoirYJtjIqdjB5/dGo/JADVf/Ckxajyal8B9PQfUWGny+WeSuYowa1YPe1gk+/tOxWevlWPH4mn6Aor1OCbQ2jYoJC2tpxZrksds4oXaRkj4IWgZoAqAmoPjxJ6kBNvZokOgU/3XlQmyKpjrwaQ7gSJDHLspQyhigVDMH+xKywplUMYrP2mFHaYKBNCX6Lw7NFgYWuDJaRRiw1RNL86ugUrUNR5NfuD4I4DIpYZwCXZZ1gmScMOo2XzrQPatYZpvg+CtbedwGWJxBKz7IxO0+6GG2BuaUuXlv3nndTdzxUdyx1v606Li1T2CeneUQtSqhRLl4CISJkJLwOyLhFGDcMZ97wXMNTcwPzs1+Ovx3Ur1tB91ujs5tAsrUBwftZgBWJsg1p/r9O1lcQzZpfFv73wKz5LNYdpnkGE1RPu4jWVfQfN6joTys+s8MzYxhPN65F0vcGDPnVQ8VWSlxrsUtN97hZ7DajK5eBqEbNssjcY6ad78QLbWmXec5GSuCQ10DzjpW0MZibjWlzE28CG9Pm+mIPfm4oCtqzOAWTbf78y3kLP5/N6/j5TN7EzxzI/GPmtnwf3m7m1dy6m7sgAbY6aJs5alJ0HWjo+Sdp3+PFvm9VEz6eUUrEXzn7jmeUuUVBDR6DFbBVe5P2UfT8ufWlaqCL2nBBTTXM3Br0bZuXz2Mhdp71DbNCyqww4XOZEGX2Ufj8uXwfvqginOcT+go23yx0vi6D8B4f1CaXzWMRs0lkzHV8y61QDOx2KC3zlN6pDpWm1Mpjqos8QOFwPu5dCCikBilAIaCIuTGzgl1Cp5jw1pd5TJGYStzcxfMAy/m+Cv8uLjH/xig8qI00N8HNsfXrboppQlqb4NZqlLdhjbzIXi4hxXgrjjUVxvf7h+Bz8Jf1RiRnv/HdbBoTUNwu81CsY/bg7Khd8BeKKb2bt0YpKkqhkqqhUsqyAoZqeUxJHkJ3mS4ymn2aL4H8feEu25fXIAEmecyCYB5SRrW2O3gXvAcobDNO4/lmneuplTNKDUYMdiftPJYFmdvJ9uc1mPTjJRWAYI3Pr5wWpe6H4M8XVacZ7KI6Y5BJKJRqQiSBPJpMBUgSBIf98ZQVHLIQhY46Tb3LfTet5MjUm2BEdA2wVKOdMKJNB1PcD2ERidp4J7r7mCkLzwiuoajtxsqCOUGDLIxsA/CBhoARMBjgCKPqLLac+e5baqF5DQy/Z80rhxrXgAP9G2HIfZlVhNi4sTtl5pFHjT3VE8Ww/eAOXpOybMnywAQ0hIbqy8L5Nt6E/dO3lMfI6kXVmfI7vsZOvzdqFFYcQoCckX3nnisUHhVtoSZbiUybiVKOG8y0IbbnJD7sLOrzYIxHujK9g3bOjHd33hIgJuwctQim+HtEJ98oUCyvY8AkYS/0i4aG+oYO1FktgE11eNndLzc0dYQ1038+oo+iZr6lsSvtC+7NfAsG6H+SlWRHSs35Zo1qLJCDyKvVg5pAULNiUzu8pvmVQ8OiWCaiWGuNKNaikDLhQo1RUcxeoSzQAC/MQIDgWQ2n26yoGkM1ad5yKk8FfRnPjQm3Qik1SgaqwQwR4mCjQ+lZBiMDGC1Ky8V3BweLYbaS9bIZpfIGZQwcRixjTQlk+xKoIUstkV9ayN4AzKJnNu5fC8LH4B1DHf703Ur8lYnDSReVqNu+O6qLgy7V/csq/17Xoq1TFHXACO+qxJeUUhwCDg0F2+Rb4YjBPJ/8XEmnmcRfOUSpdMpv1kLg2PP7Fvo9KgdXMpTdYF5PbvBtxwbftsseMudT1X9V7Ttbs+YHh1Ihu1+WEcbjZzcku0ZnMN7vegcgI9swczzSRSYuU4wMOWxpUYPpbSvTWyb0ljGStzLNV/TWWENvyXuit2oY8pjnQZ7JvGhQK+dhiqshGh2KrE9FP0w3lI/Hgd8/q/CbQRBgQmJ5+I4BPQ2hl1I7SkzR+yCmO4aJCS2Owo89TT2PAOT3vSTbbLLuqtkY96z9jsJ61nyU5Qt4JhVsjnTDMWGbLGIQhIyRmdRKDVMShFS7KMN7M/53va+jXfrT3ptxsNQuUzkjhW6jTpbqi1MFhEELrUZep6Zr3QUtqWMFbI2C65Q6xMJCAmEhwE8AzZP16dNKzXK6lXTr041PP6jUrZxuJN34dBiuGWQYkUZwdl+jgOrZB0SGFSVMpXZhAL1cY3m0RO/gq1on24gOQYQS61pH0eG7eWWrgwe3OqxPGNJKosBYorQ11trAApia0+0blTr86FceP3f+wsVV/Uix75CCvLYPiKljibRe6yOwRJLWz2Jdhiw1mCvUBBjIbQU+mfZBpbJraey6IGEpc+y6IBsq67VJAdWPNGF6OijhG0b+fJ+U3x/MDZreL8OWCR6yNptIgJ/127btaaWyD15R2wENl3hvbQeCzqR9nVIjOBxuyFSV+4z5vuGK921YMRONhaRSz4MAArg9xuPNQ51yLVTDQzLSKpOQlcYtzAdkjte4NgoqGvTvTJOeA4Am66zua1Jd9Hz1hWajL240GhusB2MbfGtu8K0x2MInKSs766yziuHhLep/9weDPfFEUffnJQyYJfgKsbaSWQmfWaRgHikOaRv+aRL8fBpn4O3CgsdYapQEfQS6Lhb0raNT0G5Om4m8ziLcBidh/qAEilB/plMpQws+eBHNp9eDpmSbQKH7wyFV2e39oyN0gn2mk/lmIkoXTGjMUH+Agxbr2KK3vDR5e5HiA93NoKSsAr2dJRgKblHiToyxBcUni1NNtfk5Vb8n1amZrXS3lnsw39TwBq7OgJScAfEp1v+4YXeyoe7El+rO/rXdmf5b6k6yrjv70Z2XhonLYtB5tRycGMZXtt8Q2CqAQiijdotQ//ioPBikI0db/pQR5iQ3gBJdTY5jr0/XnoSvOb/iPf98k0WNiflmOLJJCq9wk2QZXk1cC8ElWLk/HFl1GUibB7yF9YCL4WGS0g6cUQDQVySv0zmMJa9USeUXIqzgTcU7sSa7gtkiQo1HYfvi7EITp1H/mt+9uUcwbW4W6TzwZjuwjJtedlnp2EqUYMETwV4nmm8atjC/vki4AOxebuDYFFwEG+frMXosktQpuZsN3GqUtCnJcqGUm8SP4PpZc4O3eoMUEpdUo3qbEug1IqpTRPXFIpkqoixnHSbARBY4JkZtwmc2kVtTHb/cBMcLxHFIBNj6whRnhA4uofrdbDUH9sl2DbBByZtsk5JzvA6YrdJuStqlWCVzb6J1e9+I974VoQ42vzCwQQSJQPa/dTIiak3wKXJAUbYHkMrj3lQO+XhIb2ADqWl41sMgDGepU6Vb1fIMx0QY5eATlALsxvPP8QHHVpwwC/HN/X2yU+LXy0BNga3T7iNTIIAjU/mkkNm/9WT2cD6JtZ3gGjKZ/nZNN1bEDAwGS2J/dHM+hp/bCJEMzAqN8V4u02J4NXc3Mlden3wK4GB8nZbs1IpwLzlLD+2ihl60oANpmjlqOfZyodStGthmpc6WxOdaNezQoQdnj3unl4/Bl17Jgt0seW+SSlZkKxKXoYIaOJ7Tna4zbAFZoxSRABLvj9OAyq3yxokpyTARvf1s4wjHaMBjsyyalB5j0XCD+hJp0jskwlm2csJOvLPlM4Man6pqTChdbMKFNJHCvKXasP5m39cxgTNkIt6OCTznvMu0yBYoSElVlPPGFA8HqIixVWB/oKb3B4q9pyHwUCTOdJqaHZEA4TgghBI/bedbkKOR1/kcR0xFGzB3jKm+xow3GXZ5jakOLlVHO4lvZ5L1F3VqLAxVMpLL8PeJIrYr1GBT3gYEjhi8tMGmvM1gjpp5QnFRhylvE92cKGIsghDpmlj6MrzDW3Hg8lpPKRNL3Qafc8M+IGZLXYwNxWypWwd266OWusmQpW6DMm+pmyEvW+ry00QK1RRP5AxMXoDmOR6DZXM3J1PfN16xkTDRT9giy6IfyfEBEYyPjqQM94aUuMVT9roylNCWDHIzVsY4ZbiwVDFiMHXZAnCXe9g9BFsV9vyKXdCZYg0l6sJxbHx0ikvWaIziN+uQI8YyQ7W0GPMM4t7KpvM2UjQ2a25OCcbKYzBIlAJsDJtVvh2c1wqPvVmUsCFF43B/41hBYMLtWd7Igi232YQYPh6Ty930Po3TBbviHkHu7BrPbHfDE+NmNpJeaysJ/qu9CaVeY0LJ0VsYjsyQygzp0D2Sppk3gvWml3NrrGJbWX3Nl866L3uzeloXO/lWdlf12Bk87s3uWmu2GWZj6X/4gG6Ko8ojpLJZmFoe7TbVrsqFo+GNNneLW7BFlBU24vQGrvaILBPW/Xa44I/mf47DO4ELpj8iE0xjbYJ18nR/A+vXJ5XdzBllU2ArkWRl1kxXLk32SJd9btyDjr2Oj06VbEPN74Gzd06Vd3abMOu/hMmldR9aYNPC3w4XxBcFlkGNLRIgSlSFP2fJTEJBrWrXWHarr+k2S03WG/1op+8UAfgHugicuaOp3EVIzoGLFpsKS+dF+M1HR6ZyCRxCYbcIHHWJV+eX9FQRuL0PUNB1e3vZJ+WbuK0f1B/BBzzckH0SuPTKdxEcGTrGF1DnZS00Yt3HwSO9uOntz724WZmpaZYjOCkp3V5WOG+c9hv6EonJLarvLytGpRvnU5eo428qzRlxi+OBqS28s2pYZ0WQ4WGbgk7nDj8sG9VC9hItBKKjHx0Epm6h1RaLqftz9hDdnbOQCbU/xMGcpcKM5wBXXpPKGeKabzx2asFBxEqmugx3MNV1HBpsqusyHI9NdRmGabObZfqqstBDGvqKgivLxeagkvGgjq6guhkVXz7X+0U+g924Amg4QAm8crHnvxJcTFwZLkIK0mlzPVssqmlMIcjmKIbN6Q1saDTYQhNHXpJ5yEzmT1R7LDS1Wi1gRd4PFSuk3F+phSar6IVamNcPejFHwUE9wTJ+G36jAFbOEMR6mzfEd8uMT6DukB7xIRCVrB4q+tZdjYINjCXL9fNgQKJIHO6PLRG2oF11afhorU/b4irUziN/jtdny410E0CiCoYJDnIwAgY0XRuBEQyBwRjlA5f+3nX3tNktS8NEHgtCdnsUidaZBavI9zRe30Rc8nm+b6LPPUNfkxdacXgCHYRgwhMIUShaELBxTzJ9sEEvgddq+D7KuoDIefGxploLRTCAYtDRH6rKUJrr2F/V8Tff1/3voa/vpad/NTyU18tQNip9jRFzogpQK9Chss0B6adecipXa2cFxlq+HVTEHPfJOuo/hf0ngYY9Vcy0eRn+1+ykzefvvx0eaepK5lipuJ+sijo71KjSPBM0lXWacT+Bn2zQT+R6TXbrcBuRUMnjB0SJoqXDz4G9qk9bbu2cpqCEH5UIERS0nc78mv+SnjXPMcNQ2c0ucPwRctaU9E7Nmhe0r4Sz90ffTJvXZryJ5mszcgLz05nh5fc9JMvQhexsh/AnwUFEei1hHWak1063Z83LuoKeFYez6BXXiP+/PnM5NOAcyakNUVB1n+PxpVIpq9+uBKuXrnK+GQhOX90KMzcZXbY9FdNE6V8RuccMn2oOcP+SFrspDL2eH8q32GnGFK3PTJEzR5t+3FiTN0wlRyp57GpQSdxHUu3qICn2KmkATkPmIRxgqcApF45+Ez7WhNKQn3T/ySzw5vsrpsybzgwfhYkHF841xPaKEgn3E3IhI09w0pYnu9C08hQuQNOKp2ihGclTvACVMVRlOHsKy6LG4OAY+f/RixTmASujYTnEp4ARnnBgCBIIYd/pLctwyMg+w/AN5NPC0EXe3C2E+Rof0NSo2UafOABZQBHOQqoBf20GgSVdsNjUu8Q9QeYUzyjEpdTDU66fHG44I9clo+Z2Iawd5hIz6sJ5RIOgtHSPJ2vmaMNd+E0NZ8z1s3favKDZpcsTqlAxW5i/LJtNYS8ym5liAZAc7sbMdTALg9HeBWvA7ycHG/ZuXTKFSOaxeZf8Jh1lOOp9Mxw59UOEhsA1Trk3tsInZNyotAjcIx1nxOXxt9ljigL3qx0+cec9cTPaNSwwBk4v9Bcc7IjbY6FCWHfN1rPnDsj8fepAESx3Oe5b4MY+zUwhulWfO7CZ5B1tvu2BsvmrB7xsjIpds51bZ1xGQfsse5iAkEq/1501Tx1wv/uUPqhlLYncBX5BTKLlbuGhYG1t0CZ7x2ADWS31dgOY1qYNYIIFp4csbJ/l2hGR02Vt0czbMgVIZLKD3mWXhYIZ+JsviBDzLGsWOA7qO409rYuwsv3nEFCKAjhJC30/e2CwWnu2y78YdPyCeip9BudhGUI0JbATZtqYBCXdBXNElmRAFqa/sK0fAN2XeTbPUsk8B/VH8stUNKM+ml+2reT9ZRmAU788OOmls/BhVYvnj8vOjqpHZJJNIq7sndY7qrf7cbXmU1aN/YTVUX8/3a31ypDKLNs1pIhL/5nWwQo0YFD1hX0VH7bPHCvlEpo+zURz6QznL5fhnH73ysRfZeXXz9WRqRSO2TozaY31e6cync5zbC/EWfFu89OG1njL75ZgDqwrUn4yWPeDt1Tb3bvIcKXP1ky8Ej9C2qsnzZx7+jHEb0PIzsd4QTj/mOZ1yGkcIUuqBBmdB+eD9ScfLIdwlYQXGluXs98rwiYUNXfhyf/9/3qkB6MYpzswVMd09xtOsG8oss7fKuttyOeYHG86D9yFx7Q846xBi32NoyPcRno4+UU7d/hVQ+nh4Mlfzeuc86E8cBJMp/4Ztq05rB/jB+v2djhG+YXHNAXZNCx/BA7kOcc2oyml33L15YJjXJ7/1Du85/wfI2xZv2lx14MHCMyILSxHg2xaYvv1u5Qe1g+zDWUKbOHgWEkJHCRm01j+AcOgBAeH7slRvDu42OSAy/OkXdyZFzdsnBUbwnBQ0GNzTfTk/K28GepxUAKESRk6AwZvmj5d1AC4tyVix2t9XUAUPf9E0fzWoJ5P5RESJkk9/0QxNpKgkJBR/PwTRWskIUbCOwLV808U2UhCiARFwfNPFOlIQnBY53UMzOHk78G0BqhmBPPxV/1w8GTROFeVKDnue49tBMZozXfVyyEzttZ+j3uwVads7fewl0MMTNd+D4C6OoarLqZQDDn6lY9xv/MW4yXPGG852Pw0wtHU3C+dIsMBX55/IrvueVjuP/8EP7WAK37KgE5+SoHxJ7Lr8oCDuHId3GCAkMTJooVzA9jDZUfYk4L31l/phZsWKRDQCqma1HDqIMFslhBslmA3Swg3S4g2S4jXJHAPE+lh4nuY/tOQmTb7VOYcy8nHwzrClgXoOgIn/vztoA0NhXvt7eAoTqktbmHIcOnG6uptJa8snESqi0A1fAEEzsk81v30qioMxJd7MKXIookHXLYMdozGEBqQa+y2wP5+aDguwgsfxu5Pc7jqACufr0xe4IXoH83gMRg82sFjOHiMBo/x4DEZPNYGj/XBYzp4bAwem4PHscFjC498OUXG8fE4RH5TVf3mow9+wBi98GEZpBc+XNGhsStMx9mAjq8Qo/2aw8FocuRkptuyUP7RDB6DwaMdPIaDx2jwGA8ek8FjbfBYHzymg8fG4LE5eBwbPFb40j42MkwqGRXQLMMUcLkbOp2m/7Kmt+NOmzk2LvCb2Njh4FdUv8SrZMNRSVrcqnkTs8znroP9zJCXNYeKi10Lx+hgpVXxui8Mvgrcy2oWwZRYAmwiZLrcJHHRzEL23fCz0/kYNrcxzpVhj5vHTrMpaY1P6akuG11us1a1qSuDWbC0UBLjgYttjEQxZ4rhpEW1o1P5mNNct3iWZwvibr2cp763XAFJS2gE9g3q003dsKgGXquI2jGP3i50m2LvRA00aFCzWIitQfQAx3wC3RAgPa5hfMHYDuUzO6SmQ7h3E/k4hcXWfKIKbTdmjEKYpJZbbVI0lU+4i2PuYgOPW92jJh/Hyfhq5lbHfGrLXWxKqsrHYYyFwCP6iPufI/eDiKKpYtJpGlsuWoudJqajOeL+3LpXLJJ2knxtYXh3ydnTFhpjna9xK1BHOU3Rcr49wGmvonEKaVvV36bT5dGm2kVNGl9kxUzT/ZjNNrbiU9vp5SJCzrxJEU1g057msVuhGmXtYsdyPkVbYM/OJvj5btrOA7ebEpoq2QiiLCJq3qoNRbQDXn4RxRD/E9zSwPTRXpZRKSKnz3IEwqgDHjMgpT7Rt4sqwkGbTIeiko/IcoPuIC5QzAuC+ASxObAe6qr/EeXLrg6MZI7A2OBYt8lOZXA8qx+doozGKJsqMhzHbKHt3K8tABUdjpdhH8I2JjFlZZEeZasghjX1LbSL1Kk7m5riPBoaS4wBtcqiRZNHOzyG1KKdRzvdZixTLiXBV0xjQFQsG+GYtsA2yZwFDpOcNQpoKW9W8weTC9MrlmnC1FsWQquDecK+Oge1Ail77gzTOfZ7wzYK1SsZIhxrix0nA0Yt5OGQDBZmF0pMIONW6lbSDytUFMwJA1Sif9d8KdZALuEQZ2n6n2tctRCQaov9vhH7fQhWYr/vF3rlQwgbsd9H3Gix39dQrWl/y0PKwSUl3dvva6jjkG44nYN9wUpy1xro2I5Ek8k+kKb3m2BFPyI3H6kCRt2BhGlqHZV4d9NGwYbPwkAbfrzWG2grig5VigpfOmxLLGwtdmR8SRcHBZdbNUil37Em6AfLCnCfGew2jgIYOanjqJu7fahrRp53ABiKUCX6n2EHAO7WWgeAaARK2+bI7UAg7yKaEWniLNpn4dXKr10i9YoiFPj05vwBJGCOuOmN8H31Ui9agQMADDeqEr5h5MfBOMpjtvebjmXc++slkwrHXq7arsz5r6TtQIxGfIn31nYg6BQHgGiThkxVufYOANFwxdGGFRsOPwiH2MBNltk+tpqExUCbg1FnH2ARiNhUpw3izFnDxraSOv2ywTWPPFUkJnefDAMZPezjnD3rA8Iy0RQyXQC3qjYSm5T30HpJb2gzodJCaxbfIMdx3NaS9K3cJDY6LI9vlGWWs9gqy906WPEbcbmSTFV3LfFmCy2S6njjIn22sJV2gMXDzpSwkrPVFie9UZrUPpBWtX37GPY56nBy7ok+C5JufCt9Tmu7IjPP7mfw27yDNwL5EY54oTkI4BRrHJyP5ChxQZXnlRHiVWi5PodXJ1ExswqLVyfM4ezDLCQY1GO8YIuBDEnC9hYRRGxcCACWzLyCFdT9/OlNOliR+5VgiVcEPtav00c5rr70rp3728jeZtO19Pc1W63xMZRh7PxDI1eL4ICK7xDjr3vk4/e3DX/cuuBjH5pKQBvGn9O36p/URAO1ekBiE74xI++vzYSbFdw0If1vDcMKnR7rbhXrcqErDlmbi7XCihJb+TC+fWWwYiUhK/o3SVOVopgjsPrKg0pR7Jpt8bwPvJZYZQeqmgaqSKnJDLWyLq3Sd26W/PbbQU9OWjaBs29/4iMYi+E3L065Nw+fIATRmUi/pX1sT+6LdrUh1GhfrR50/9yBoWY3SGf0iIZa3dVUl6uJbdJkYNA+8woluGNKRDgSlDx/IP1vKkDNSh9YNmp9n8BWEDgPdnIHXwlw2TpRfAC5S9o85mn6Vl3HUJXGg5tEcY4vKmWOV1mfNtdDRR/4OVVzb6++/TsrrPSLJOyVZfUnoiyByrHrYbM8fbYf9Y33CBpL10F9zjRZi/2U/33GNI2jvhIRCwsrBL0CsoYK56tzJA41Km4oESyBI3Y2AVp+ur3MbuSn1/tPP9ElOvGz7dlH+P3Vrfz+RvW+uoNzun+zDaxuC1Ywg14F2AYYOd8J4YbyytaqZyJ6S48E8W/MoMSpsgjdeDnLDGHavDnj6iWuXIWt6RQ/hcdE8/wqzqo5bEqMyCEwf8HpN2zx7VFv1MJHh9kMr4XgDXLr0FMHcov9HWcInOn6gyWzCbNYSxDmigiMT5U8zXpmodczC3fhce0ufE1nH2VChCGqB4cvbuoD4mF7PwD56dNkD2WXkW7LEsjgiM+OFaAw1EUNAQr8jaRvbMfWgxHT8PDQCM7eB1wSzmwYV7w4pW25lMTjgqwLyxSBvJ+SIdIDSGLSVwWS+NKQcDP8ZQBJ5P7ftwVJDFJzgJyrA9JG6CkST0yNtgh5VXPVd1umhfXgsT93NTNFtoyoLkJIsmZS4obIfjWXnwbJlXXAbAj70EQYhrXPD8BzCkO17KaK4xSaYn6DWdRHcfh2PZ+uquxAmv6rmh5fkUuBEn/YxjETJYRt8I6MAXnxlT9Vh8yF69ipMHDqTr4l1n37Oh5A99wOcOWVvN4X1qycAqlpc+E6XENwl5fdNF8od+E6WN3yKU2dJWQH0xJzRxFPyX1zCacWjRICj/K3gPaR9sYMGw+8AfOmOsXw9Y7mq1XozRmKeJNt2rPmzRkWf9gJRwRH6DCqgblwHRqve3jqDI+/7q5qz0i0kpi35iOipIZPh/XiMAuv6i7re8wfRIDnytW0eWEHb5t8t/lmxhd2EGsPs48JON+8jrcPs+abVQnYp8hhVtS/UW84V5XqccbGXf2eWugbElkRudssGON4nkVeGPvwFSn8hK1UtAiJG722FEATEcsPm7IPAetD6/XH9s6mSodhMx42GWDuiSgxn9oB/0k+120IxcV9isvkGrsk9+a8mQRxbyKoNxT2ooTk2Av94IAMhz9Vs6y9FBgEwZW8a9xLVhLQS/eSvWsqH+dl1khHDI3D1TTmI1ApW+Dgs9hSFnBriWnMhybCpgOFsDreVZipogX8GNGfBzm4SQM6p4gjDI7avXB08pDST7NfUcjqJG5LIuLLMj4mthoBtcpTspI3hwkb0Q22AIqSQqQLeRsOJYA9D2+FoGsk2VBFZAo+LzAMThO1j0GSoSaNOd2WnVLIiQYmLFDa3MpqqlR0fRz2z5k78b92Dhd6VD7PfdSVMs/Itpb10IiNUQzQCHxwYH0xBEL4J9yHvlBNwTdmEBKKr85s+x6HpKu5Vm1/ZZMl6hDYhkXZh0Lmwib72FC+9J8YXVshjVAhfK0ok8Dbbwe36shZF5CFxjx2v67xlPi9lzCuFQ7S7jedqedjlo+rQ7nhlS8USo/wrVjas7KKKOwRLAn4FB6F3tSsQFEt8bgCr3+N0M9QJiFbx7CiiReUKlPIyBB6SWVX9tR2fn1qOxdi2bB2TLB3UJ+XxPPbvcrioH5avjy9PUXMwLqLHG5YtEeKYKrqtgucpWDKo4Px9oNE1/ym5rUZlv9Y5Au9yBc0qgvDfzoDLzQ7owxHB+WV7qDyIeV1Ze0l+O9vKkF1UbX5q3aWLuPoAXcMFsm1+7bwEnu6oUUyGt5Y+l0rTrRgg2TEBknkw5At7IoaZnbCUD6ZjIL5eFLUfV3xchfKAFnNBdZ4CNbYwxNXG8grg7XehzVun/X1wwjP20vhsVrTa25325262/obFC98HX5QHphk2qyOF4k34GKezuKHHRaa1oJhr2SfvkZksu2zbCaYDCy6RKiUjxWsirgrchGebhcJJS4+61ZN+c77o2ZxakZd+E2P+ViYgOgQmdwRXGZY3+Ayivpdez8qh/pwP3z9cOToYzsqU2iHGdsWnrAJ/Ckv/ANEgnEZnle3wPPcUynURsGALqT9gf37u6IEuw7R6wEctFhRdR9gCWVapDJjcdFyCrb3lYTVyyGeV3FVSTCgCnHRvvSUs1eGWN2HW/ntGV88nXlp3+/Q0n+U6vqKsFuw5CKeyi2z4XiKzQU88x1lvCscplthC8e3+YRUF6arRVSsVyw3ofiI6PHKwgjT5TsHhenGfGIUeEZmPSODXVRQUZ8VztSgcA2SojaFQ0haO8LDSFqbNoSkRh9JYfusrz8cDG7IgxmKdWR1OoPDqsGOO6h23IhZyQFaIorZWlUCRfpesi40l8vQI+G1tqJSMyeDfqnZdEUUayoeW0qEosgboAYy5HZ4F8y3yGHlEkhgOQVcHNRf314MYBmZRVcBJrMBTMa7Kj91gMJqu2lc69N9rmnWbjUj31i0wVbTVN4wl91qGj8tDGLFGor9qYM06FPYPinm2AkUypoeyJq+Fm2/+XeKtrcqtI39LaKt2d4IZRJoORA5Zy2WvvF3iqW/rrBU/1vEUs0vE6NYQrBaIxGjPXwpi4ExJUcKw2JgAk4MMdBADEymOKq6iIJva52uyNYeQhu29kXY37QWNShFOErwsvexkZOUajto75TrUMl+usl32WND0C1sVT6uFCaJT/TfG9X3psTDbS7wFoP9E3g/P6MkgI3Fdilli5DRGmy/5kXezLETioTok90uLs0i3xV/uaLfXlQfazhef0yL6a65pOku352pK9NdKFAlWssPFe6p2n7MwdhcL7tHL6yazpTcLyi+qdoYw9K9+9ARUvBh63Kco48vNKtb2036Zo1HYdo0XNgumCYehoE8BYtTOW9zOXYNn7MuiLWRKLf5+JzvM/N69g+x5jfmWCmgI3x+SYvk8JwuGpDWcPs6wkQZROLh/SyiQIhS7+6pwhyFerhO8XwHaQvdbocjHSmJBnCE1T2dIspmhg5PnG17+h58CtqDs5rBV4OvK9UBzeC7bg+cCcWjI5WQItL7Bn7PaekHaz1gSHR0ih1xGQ8W9lgN9qrla9DhJwu3mExeJjhlQibgc5rfnmO1d5sHoTp+YPuLBpns47tGP5T+/mv2v23L3djB4KSI7wxM5Tb3gE8L5J5gWxi5N5BHgkmQw0QbhHHkgWY3Nb6ubfWA7yWbgABT6JzPxf4PPMVf0lIJhlz7EYZ/x1E+UQpQdcC+fFwZ5jO0QB5RqwfAfI71FXRoNa0qwe/jB+6WetBgWgFU+nFAeEWyFVgvaZh3GmlMOO7DUkcRtKGdpxDx0EtfFYB/jhnqO2P+9IGjAsSsefoAb3Wt+O/psVArpbTHJvxBYQsXSLHncLXfoPfGBy1GtrubfnCLUHBm7+CewGygDyT8sHnkK+Twrd3mMsh5mAKvBHtJy2Sr0GSkb4EnQo7aARYtYfYEJ3D6xACApDzaggHagmG02XZVnKxH2wbYqlBRRO0irOZ5Y5gHAC2Bn9G2YigBprpYnAWY5H46Rwvd+W7T9LEtN6UKqOc0Rey8DjwdnSoMm7OJg80u8ZuSEdrFnu9pocEX/BwzZYVpzGfokZwJXcAXnLuEzy0pSH9DvEHYRSI76EOVFFqujoPyJVic8re2e1/mjHRFgQ3Spdz0LN9LiUXDR7h6MOFxiCO3a3Llil+Rpvs+Z+/Ak6Xp1zQ7rvANecxjYMRs/CKPac/I3I2wR4Eo8eFKnLP1kjkycBDHYfIeH7LMF3Dc1lD6Xh8QTCop+zrfhF8Qgi/9rYQv+mVTgtgfiEZyg151ePqydk/w5SgKbq3ypTDuSTFuEm8eccCGa6NXHL2ks9vEIQWk4Z40bU+Xpr0oQJLJfgEk+oL2XXhB5yYVB1sX3F31dNQbUIk3oFSlps1F3R46iR/1VFaVX+TQcf6GOQw8J43EAxn2nIzEc9JrMsUQJGaNpNz7g42m10sgmtriFLwqy8qtcqSYErRJNwvTxk5NXl+fkWn/2gwfBgaLMvVe0dXJqWj9X9DBXDW3/akHz222Ruhkt/mJ/4L2GnO4bvb16MNFArILzZANoryLZ8UxTL/WafPMgUpNzKyl4BsPklnzjP/6TdZ/QcOhps239TJi2j/jK+eIP/3F1Huim81Hc+gk5j0ki1QQ+UOKjZBeeYauxx47hipxDA28h+HCCHd6TuMwCX6i0iHrnaTJip+or3OYC6m+Y7phExvTZ+rGmbunhp27qyb0cBO6akKLY/f6Jtix2zcz1fJKG890L1vlpaGGqRaWQrDNP450fUU4e4wJLILiy3IU4BdH3zdbQpvI6Q+XchOGrH4cA6yEvr5dMdSLmq+RuDggvLjtQwNUbD2WBdTKkiXWZ7YvLTzNQD+r5RRCZs/DbO4UiN+n1xBDcwhbYkrunvJ2WF4touDC5083An+2ccVl4eL1LHQvcZmHXk5QfOXpvBcG+lOdCaakMPu4fGPCkyQIMPAp0lLBMwf4kmPWGvr1uy1dQnQKxTchD03zxw/wsYinJTbJ9WwZntaQU1KxpgkWqxXhnBdauOpCs9adg3IOpnSRkJ1ha26e1EW03OtgZJ7R4hMfCjyarTX4nA97oeUeJVU2QSwA1KQ7bKwsA2b5TKh+UPNJW520zM9gXTe4A+YoayCNe8IcbQ5EADmbYsoTmezpA4VhGxSxSXq5YjiFJnPUzrmvsFMK70HcVwy2HvNY7ftBNnlqIKgRuwSD0QnW4MCvyRxjNaFpQ/EpcqAXFeyKXLnsuWN187KAFBK8vqCzfPpAmt7Dq71nmVWT7I017RHG3BOEcSn8yYGbYtMAQZ0cZKc/NKa1Yh5Btu97HnMWL9/zKPqRhluHn6Yitbbdk2D1js+lj/n934+91ImAFXJ2m9c92aQU8tGUBMPQ7aJJQXlQKbl893EtoT3Pa9zThs+ZD4SCLXlaCklqWA6zJHRQKcr4iUmKj1oDf99Po4R57jhLzHja8ot89dSWJ37lWy44i0MYU2Jxse4Nvehj48Pl4CsmLcynmdI1cxZDrDcx4oJnqOnhNTlHAm+RprFO5S2hIWfH7IjAd730Qzek/64+EI6SgXDkxaOV9cLR/JB0tNhBOJL5JiNaoj4MyUZpbqsVG2P/PV0xx1nzokY8DNmwvaBxUzRrolkouHu9QGX7ApXNfsFHmwhceLRvm6XFOTdYaGoXVHsMLzy5Rwky23CDqZAP71lFHAkWB5GJhpdgmXKjQlnBtPaidiu9clQyG4pYsYlktj7Hu5HMkvchmX2PY/+1h0fiZYmsUjLDjqFsELX/6zMynV6bGRXIgv5myx7DwiubI2HZaABswctm36tkMz/CLIh9Z0RAkfUwXgD1VLLTIGaF2jBmxSVkEcPy3rT5zoBtCaeUKC1/N9LZQPoaloXMcBeNdLHaOWzSzWEpdyBHDAl+fSzYUNbvEWRvUKRh+H7P/79hTOhkWKjEHvxdCJXBexEqzeWrvCKhEgylBTuCT/bXxPV6aj1qfL0uGUbLsXLfDjKb/vtIx7D9/7FqF/X9Ck6ClZKVHTRClx1lzU7kNC4Ae/QrHA6ew6Zd+AZ8h7B/rbwSJ5fd3i+5qQ7HK+6AGS33KOwV8lrj23gp6rEpD76HzvpfKVnryI3URdgrOG/o4rNdtpdCqKCz3R6sapf50lR+RnFn+bnn/kL1blEvfIOd5xawpqk8ci98Q7u/ALmwZbKEI0B9RUrR9chd8ME4w6yXe0UNIQoq8DO53Wq5i8jO7H3dxa7zhWc0x9GZfHDWvHBBnjM8f1ueEzy/oIfNnC98Q2JCiPOVvb9A5KNZ85rmeCohm+8lwYooyVf4ki2z7HZDhtIU3jGVY/Q1heISSOkChxI2y4RgABI6mKPbxBSeKWpy63LyYHaYg/YiKIC+6LsJkb0nHjU1ZxfIuN13QN0dZYdhPQ3HF2w1BhEFoPIY8kiFg0PwhpbfVZiy/pES5ehrf/xn//DhWfOMIXX4rT/4P//kP3z9v/it7FBwHu+P/oun//AbP/8//vLMoeCckbIX5HzUZp+CYUB2u5tAZAk2vXI/hVgPImO31ItqgWdRBHMMvkXJR0mCtTf7zsKqYbYHotfy8iPVEyPYAdzvCT5U7y6q7FMOLvuM8qIGY7Namc2PYga+f3X3YwW3pDj9JHgNr7egSDji99/gFq/c5Fl5mVzuQtE2lJwsd7vp7+jK/05dF1wwkCifPxw8+TDDFUGWc5/s8P7HXfT4/zYLgxcV394hF70DUutDQLtzHFMrzI7A+Zys+2R5zK6gXxDKbZkdIevm2hJhQy6Bg0pW1GolaudsPqR0+m915bGXsceewMk2ueHh5O9B4nKrycDsMvuU++kEGCGyHX4jeOzwxeAXRb0ClzaXgA4AY24rk1U3IVYGpmSrgoc7TJE4mXDBsniHiPGn+HmG3+KaSooO30whQpycuw0GNAhXEXpfo4lsQTCFQV3oD3TgsnK/SqfBMhWcvCcxRP0b7lT/hjvFN9yl/0uuP70iDpg3FQFHNRnkDvq5A38bPPJRYZDPDPKZfj4j+WrIl1w+31Z2/Lx8voler+f0g4VB/usLjr5iB/ltP7+V/C3km7h8vjryNS6fr+Hbt8h/c3G5ewOLEPn2FxHyRYN8UT9fJPmaBFtVZS+fc9JDECGYjp5Wk0WMIvGgSNwvEkuRbVixyHIx3H/QwtrCb2M9VDFdJLJE9KtI+lUkUkVKtR4Zzn3b5XPDxFtlRYZ82SBf1s+XSb7ttLVHqYCSoczuYhxlxgdlxvtlxqXMEar3KJAy4/z/nbBkRf/4jYPo9SiWtyn+/27UfUMBzkR6ULfu162lbkfbaHuPV179YKGpSUd6lEhN10Dt0+tRSK5Hukdj/HUP/39vD0y6R3t6tJs/EI3RNT3aK0XzHqUolfXoGv5Q4Pr2Ho1L8j441fdop7ztJ0vjPdolbx+gmHb2aErerqUx2oU2+O2DNIUWSd6m+f/XkUZdBdrG+4doHIDskzwfpr14pD3I8KEe5fz1ev7/TI8I367v0XX84QDl9OEezUjRgz3aiVL7e/Rh/nAD7aJ9PfqAJN9IU0i6Vt4+QrvpAz36oLx9lIiu7dG0vN1EOX0QbfDbx2gaLR6Qt1n+/yHaD0BuQNt4v5k+AEBulDwfpxk80vXIcHOPDvLXW/j/t/boAL7d0qND/OEwHaSP9+hWKbrQo2tR6iM9+jh/uI0+SDf26KOS/As0jaSb5O0TdB19tEcfk7dP0gG6qUez8nYHHaSPoQ1+W6RZtHhY3o7x/z9NHwEgt6FtvM/RLXRbr0cL/HYnfRRg/UKP5vj9U/QJ+hgdoBm6gT5AU3zNAUIV1eUw6m6aEHXi7S58sCzlmOgoH0MVrFtIioleh+Z7pfut//jVH4RlscPtebDYUlKDjuKpXtIkzZdUp4ke3d6hiV5JO1BXlX+SttDtyNnodajRK2krTZS0A9dr9DpU75U0OZx9pOxdxK3VaRI/W3sd2tpDy9tRwRbChy29ku4aLtMYftnuga3RXXhK0fo21FCn1Le+fTj/VtpCDeSs9TpU66FbR0rajrsrcIczoN+0rW1SMqWtDLOvHne/cHtbPLDbhss0h1+2cMPw6N2GpwStt0pqYrx861uG87dQOXIGvQ4FPYRpcCVtYQbQoaRXUmvTtlIpmVALP61eh1q9UmSgJvRVvvvpcJnaaG1ouOQriVAEr7gOZ8+DRdjrUNhDXKRWyVcpV+CMQGCGXyIBxgjqcR9nKQEvex3SPYiowyV7XraC1qzm+z5SneaX/+rf/9VfI7wRKrU4EuDdHgCUhkyPS+IiElhe9LilYLjo+noiqSHukaFrIGiFGxXr4Xx5J8fSljbWVDT0Yjx0Ee1CLQwdN6GxKALqAr2NekO93LSeSGqIsWbs8dCtKybQ7fPQmSuEbv8m0O19b9DtvjR0H3pX0F3rYQI8tBk8bIos7YOg6MOlLKxoIhytdRgcIZUA8teeB4uxDoiy00VLOWAc2wBGqeCbT/5nv4ZzJkZaSTf2YfS4GKMPshtOlyAkkEGldrikobALe6UQKQFdj+aiLukOfvFtpB09/BJIY7brCb2DnSOKRDTtGw37jQabVsNdjkq6WRAX+OmD4DofQTVBl2wfIeFINRR1kcJwWroOYxpzT0OK8W0U3NFuBx52QRibbAnGP+objfqNmk2rqWA/6FHgyRc2dx/HdBfYzeVhv8nDbt4f7Le9B9gt/YInF8OGgoC/OwCDbrlMR0YbGExeC+41yxOlS3G/r6OEwLP7Vr5egaH2FLRB53//zdefg9bcQx3S3ADZQ7zC0iE0OTLpfdH19fi5Cu5KnwTdxhsUExgPszvg8DzctFbG6cKG0IV0B68q7xq6myCJfaJHn5Jdz6VhXXyXsB7bBNaPQcD7ZLVTSN4L5Leiik/16M5qi3RpyGfRxzuwZeHd0bvoB93tLZjmKaRP0Bygpkx2jJ6jbAy9cNxS7uCaoEPo8CK2Nk4/yGEPmSmRHubhQy37mxCP0hwdRjfp01xQg6SjnkgoI/0s5Zqv2+mTwEuCjZ7TD5bEUs7Y+s7C2JYj4rDG3q2JWtX2AUp+N9dbV0Tvk3KkJlYXB1WMguxTUDb9WJd5hohZuszHERlAl/kW3B1qynwrdCumzCdIuTc5QJlyb+gy304mH2NfZb5UMJBje9QYih7sDX1YP8zax+3ZPG3L5vOYJrJ58YpTvcK6sbPuzbgzzWpZtjzbms1Dl7y9+v6M7omLmO0VsYuqz9/WPe8xAm10FWbzhRd0jy3DoBdeU/UkjHEH+cgOV0bRSPZwpP1eDxrxEYjY+i0aqS8cqS8eqc+uq68+2hU2rbMj9UUj9YUj9cXr6rPrcDANNK7BwX6qj7RRG2kjuQzM8TocXC+a901wWh+pr7auvnAdDggG1kP1JSP1jVJL/QpwcNMGdHADhZfA8+XGbT0d3HxJuhodt+gK6OC2NXQVXwIH4RXgYG4DOrjrKtPB7VeZDu64ynTwyxvQwS9dZTr4zFWmg89eZTr44gZ0cN9VpoNTV5kO7r3KdLC8AR08cJXp4KGrTAcPX2U6WNXA9BokPKXfFyU01mHhcf2+SKG1Dg3n9Puihdo6PDyre2Ld8oym1iVW8salQRWPoaf1GipqjNQxSnStdXXE3gqucYkxaF16pPOQ4Aa5hY0YdNFw6R3wH+gbPjEtb95Lexm6HMW9t4a+Ynkq3mDeDOeG45u+pPwTX4bO62sp+jl9yXkTXoai1+PXimnMGrKuX6LWTWjlxbVzLbwErSQb08oLa7F/qfla34BWxqnhmoueQn6kxV7r6lLIy1eZQi5eZQr5/t8Ihbx6FSjkB1eBQl55vxSSpbh4XvVxPqNknKTcjPrvX2DDiAoNM+offVuMI6phmVH/3TNiHNG77KEqLDNSwkX3failvWhte/G69ux7as9Ke0mf5qU9u7a9aF174XtqL5H2Gn2ak/bCte3Zde3FG7R3uaN8aCw0NUu5+JRtaZttl8HuJIXpkcWPzWP8JHlIER4aFE2rRm9WNRDRCC9Jb1YlUMrgxfZmlSXY9ETTSvVmOegm2zCPwewDLsLweBUT+RT2PmzS42+B4cBDY3AEH6Mm3z8vF8OkYsnxiNY+pK2BaYr1Kg0y2e3v0RKIjZLYFIjtWSb4V2e3Q9nx7QC2JBmb+yKabZpwmypNA6XSp5o6HNyzNIilmwcCYbRfuUcYq8q70MFIcZI3sIXyXs3wc3Z8OYFbOTKVB7hc06k7YMBDph36EMNOwxwcF0TJBRtZG47nfM1XcqSIO3x5CgWudrTbbSr3MGIyTZtpp92FA6TGAyXtIdC4U+6ZA2+mUMDgbiVSDpceSjS4VXbSZBjdh0THpCWemCazjBwPkzr89tuPrr6iDrHV/uHV1a+svqYPmWd13x/rcS3RxacBVdfBSsXQeKBm2VJUUthQeyjlvO5/f1YPEmBXBKQ97b1v4d/iVlf1rPnZjK8Kr85WBQBjIhaSP5txZnnWNCpfPXh5eKe785VH49P8YOQ2d76XDi4OCTCgs127+q6+D8Px3risZAMs669Ls5VngyRzLGfTb6LvPME9eFWLW+8PONz7LWp/BWTh7TdnEfGJzeFPOWjsXp8B8ZDOZpsc6H3WXA/yQvc0YhFPoMu7YfYsQRUC8aLk0NoFk9AchxAU0+1JBE3+uPsQbGePFGqKewoz/cFl6rijwV/CnuI+9cA9wrfx5cY98/XKIlT50K27JRSsWS54XC58XTteLFfHlxFcH32+cwpOPErsxDjUsrtwXleXXw8HiubQr0pe3e/8pna7/RXn/gonE8y5jO9jQVRdvghnzxExcYPVOg7MXLw8i3BCDK6mEPGEXNzmG6y8GWY4CG1t3YWnES12AMnwtVWiGWVrOR8qW+LhmUE8vAH4bAQcHdSZRBx353Eljzuv5esWRhfs7Pk6Y7LuNcQG3OJWjWQY8xme6WeYLG/VY+4Z49u+4FFnll1yq/7dx/Uw6hA14hkYQGccofV3DMK19a3s9lQlC+XCW/Xvfk2maIhY3Re+NlwRBpjNWCU8g4vXtuS/1zb5nqz/Hg5o4x9UtLHlkrTxm9qHmxrqoNyEVtFGSgEo/6kD4hnjwzMH7qfZrDm3gwL3g2zWvLmdAncxmzWvbWeu+v1t8CTfwc+vbi1nzevy/SfQov90OwXZ9TKTVDWTZ71nf/+6RC2sojBVUG9/A58eTO9nD8gvwgRwFE86xOb1gPc7evDtOe/SUHmW/UC7xqlCu9e3wt9m1vyYOaR7zb/+SF7/b//6irz+tX/9vk4RlRmGqTZN/xLG36tJ+o/tqjp5uvelz3/+5ImTS6eX6f6l+890v6xuPPDRAzceuHHm/jPLp5a+rE6ePnv81Mn76NTJ5aXu8VMHTy2d/sLyF3vUW1rup504c98SDSd86XT79JkHT9MXl47ft9Slz586/oXREved7C0fP31iafTr504u+2qou/TA0vFltXzmDN1//PSXq89nuv2i1Pvy/Z87c6rXL91bPtNduo8+d+rMiXYFjfrclz7/+aUuLXW7Z7qqt9xdOn6/fxkBfmaG7j/Z6508/QVaOn3fzJnPz3A16uTpE2e63aUTy1VXTnxxaeSzh2vt5/uOLx/vfxztMqFPnz/epc8dP9FWVbXdEwDg/uPLJ77YL/HgydP3nXmQeid/ZWmAIu7d8pcfWNpkZLg/6xvlr9WwnDhz/wPdpV7v5JnTdP/S8hfP3KfwX6bG1RalVKJiVVORqqtQpcqqhgpUUxk1prRqKXexkf6BDZRVoYpUrBJVU3WVqqZqqXG1Ve1QU2qv2qc+rD6qblWfUv+JOqF66jH1e+qP1V8oo5Vva/Rv3P9t8X9b/d+E/9vm/zK1qL7HkSeMEhgAa1ONq50qVzcqp46rR9UfKa0fxS2wgbY60olu6ExPatI36Dl973D7VZtVW2hju9qudqgdalJNqp1qp9qldqkpNaV2q93qGnWNmlNz6r32P5Duq9U1f4/6v6/4v8f83+P+7wn/d/4q9F+v6ovD7VbtVe08qZ5Uv6Z+TZ1T59RX1VfVr6tfV7+hfkM9pZ5SX1NfU19XX1d0WKnVRCmtldqjlWoppS4cUUrVpH97lHzjvvpvW5VSsXIXxtNjEjxk8M+s+Res+WfX/AtH/rnzW9KltVWtLVplj/y/2P9L/L+a/1f3/1L/r+H/Nfmfu7g13VdVH/sOZuNbVBLXonqY2kbQNGO6pdwbW9P7Y27bqoT/KR6vTCX+OWIfncTnATXWGJaMv1fPGCV5pneelcYznoxWVp6NNlplNeV+NpHWbvhlLVj9/wA="))), X) });
}
// node_modules/@zip.js/zip.js/lib/core/streams/zlib-wasm/zlib-streams.js
const FORMAT_DEFLATE = "deflate", FORMAT_DEFLATE_RAW = "deflate-raw", FORMAT_DEFLATE64_RAW = "deflate64-raw", FORMAT_GZIP = "gzip", COMPRESSION_FORMATS = [
	FORMAT_DEFLATE,
	FORMAT_DEFLATE_RAW,
	FORMAT_GZIP
], DECOMPRESSION_FORMATS = [
	FORMAT_DEFLATE,
	FORMAT_DEFLATE_RAW,
	FORMAT_GZIP,
	FORMAT_DEFLATE64_RAW
];
let wasm$1, malloc, free, memory, initError;
function setWasmExports$1(wasmAPI) {
	if (wasm$1 = wasmAPI, {malloc, free, memory} = wasm$1, typeof malloc != "function" || typeof free != "function" || !memory) throw wasm$1 = malloc = free = memory = null, Error("Invalid WASM module");
}
function setInitError(error) {
	initError = error;
}
function setZlibCode(error, result) {
	return result === -4 && (error.code = "Z_MEM_ERROR"), error;
}
function _make(isCompress, type, options = {}) {
	if (!(isCompress ? COMPRESSION_FORMATS : DECOMPRESSION_FORMATS).includes(type)) throw TypeError("Unsupported format: " + type);
	if (!wasm$1) {
		let error = /* @__PURE__ */ Error("WASM module not loaded");
		throw error.cause = initError, error;
	}
	let level = typeof options.level == "number" ? options.level : -1, outBufferSize = typeof options.outBuffer == "number" ? options.outBuffer : 65536, inBufferSize = typeof options.inBufferSize == "number" ? options.inBufferSize : 65536, state = {
		out: 0,
		in: 0,
		inBufferSize: 0,
		streamHandle: 0,
		streamEnded: !1
	}, readableController, writableController, resolveWrite, cancelReason, backpressure = !0, cancelled = !1;
	return initStream(), {
		readable: new ReadableStream({
			start(controller) {
				readableController = controller;
			},
			pull() {
				backpressure = !1, resumeWrite();
			},
			cancel(reason) {
				cancelled = !0, cancelReason = reason, disposeStream(state), writableController.error(reason), resumeWrite();
			}
		}, { highWaterMark: 0 }),
		writable: new WritableStream({
			start(controller) {
				writableController = controller;
			},
			async write(chunk) {
				if (backpressure && await new Promise((resolve) => resolveWrite = resolve), cancelled) throw cancelReason;
				try {
					processChunk(chunk);
				} catch (error) {
					throw disposeStream(state), readableController.error(error), error;
				}
			},
			close() {
				if (cancelled) return;
				try {
					flushStream();
				} catch (error) {
					throw disposeStream(state), readableController.error(error), error;
				}
				let result = disposeStream(state);
				if (result !== 0) {
					let error = setZlibCode(/* @__PURE__ */ Error("end error:" + result), result);
					throw readableController.error(error), error;
				}
				readableController.close();
			},
			abort(reason) {
				disposeStream(state), readableController.error(reason);
			}
		}, { highWaterMark: 1 })
	};
	function initStream() {
		try {
			let result;
			if (state.out = malloc(outBufferSize), state.in = malloc(inBufferSize), state.inBufferSize = inBufferSize, !state.out || !state.in) throw setZlibCode(/* @__PURE__ */ Error("allocation failed"), -4);
			if (isCompress ? (state._process = wasm$1.deflate_process, state._last_consumed = wasm$1.deflate_last_consumed, state._end = wasm$1.deflate_end, state.streamHandle = wasm$1.deflate_new(), result = type === FORMAT_GZIP ? wasm$1.deflate_init_gzip(state.streamHandle, level) : type === FORMAT_DEFLATE_RAW ? wasm$1.deflate_init_raw(state.streamHandle, level) : wasm$1.deflate_init(state.streamHandle, level)) : type === FORMAT_DEFLATE64_RAW ? (state._process = wasm$1.inflate9_process, state._last_consumed = wasm$1.inflate9_last_consumed, state._end = wasm$1.inflate9_end, state.streamHandle = wasm$1.inflate9_new(), result = wasm$1.inflate9_init_raw(state.streamHandle)) : (state._process = wasm$1.inflate_process, state._last_consumed = wasm$1.inflate_last_consumed, state._end = wasm$1.inflate_end, state.streamHandle = wasm$1.inflate_new(), result = type === FORMAT_DEFLATE_RAW ? wasm$1.inflate_init_raw(state.streamHandle) : type === FORMAT_GZIP ? wasm$1.inflate_init_gzip(state.streamHandle) : wasm$1.inflate_init(state.streamHandle)), result !== 0) throw setZlibCode(/* @__PURE__ */ Error("init failed:" + result), result);
		} catch (error) {
			throw disposeStream(state), error;
		}
	}
	function processChunk(chunk) {
		let heap = new Uint8Array(memory.buffer), process = state._process, last_consumed = state._last_consumed, out = state.out, offset = 0;
		for (; offset < chunk.length;) {
			if (state.streamEnded) throw Error("trailing data after the end of the stream");
			let toRead = Math.min(chunk.length - offset, 32768);
			if ((!state.in || state.inBufferSize < toRead) && (state.in && free && (free(state.in), state.in = 0), state.in = malloc(toRead), state.inBufferSize = toRead, !state.in)) throw setZlibCode(/* @__PURE__ */ Error("allocation failed"), -4);
			heap.set(chunk.subarray(offset, offset + toRead), state.in);
			let result = process(state.streamHandle, state.in, toRead, out, outBufferSize, 0), code = result >> 24 & 255, signedCode = code & 128 ? code - 256 : code;
			if (signedCode < 0) throw setZlibCode(/* @__PURE__ */ Error("process error:" + signedCode), signedCode);
			let prod = result & 16777215;
			prod && enqueue(heap.slice(out, out + prod));
			let consumed = last_consumed(state.streamHandle);
			if (code === 1) state.streamEnded = !0;
			else if (consumed === 0 && prod === 0) break;
			offset += consumed;
		}
	}
	function flushStream() {
		let heap = new Uint8Array(memory.buffer), process = state._process, out = state.out;
		for (;;) {
			let result = process(state.streamHandle, 0, 0, out, outBufferSize, 4), code = result >> 24 & 255, signedCode = code & 128 ? code - 256 : code;
			if (signedCode < 0) throw setZlibCode(/* @__PURE__ */ Error("process error:" + signedCode), signedCode);
			let produced = result & 16777215;
			if (produced && enqueue(heap.slice(out, out + produced)), code === 1 || produced === 0) break;
		}
	}
	function enqueue(chunk) {
		backpressure = !0, readableController.enqueue(chunk);
	}
	function resumeWrite() {
		if (resolveWrite) {
			let resolve = resolveWrite;
			resolveWrite = null, resolve();
		}
	}
	function disposeStream(state) {
		let endResult = 0;
		return state.streamHandle && state._end && (endResult = state._end(state.streamHandle)), state.streamHandle = 0, state.in && free && free(state.in), state.in = 0, state.out && free && free(state.out), state.out = 0, endResult;
	}
}
var CompressionStreamZlib = class {
	constructor(type = FORMAT_DEFLATE, options) {
		return _make(!0, type, options);
	}
}, DecompressionStreamZlib = class {
	constructor(type = FORMAT_DEFLATE, options) {
		return _make(!1, type, options);
	}
};
CompressionStreamZlib.requiresModule = !0, DecompressionStreamZlib.requiresModule = !0, CompressionStreamZlib.supportedFormats = COMPRESSION_FORMATS, DecompressionStreamZlib.supportedFormats = DECOMPRESSION_FORMATS;
// node_modules/@zip.js/zip.js/lib/core/streams/zlib-wasm/aes-hmac-sha1-wasm.js
const BUFFER_LENGTH = 65536;
let wasm, buffer;
function setWasmExports(wasmAPI) {
	typeof wasmAPI.aes_hmac_new == "function" && (wasm = wasmAPI, buffer = 0);
}
function createEngine(key, authenticationKey) {
	let exports = wasm, context = exports ? createContext(exports, key, authenticationKey) : 0;
	if (!context) return createEngine$1(key, authenticationKey);
	let scratch = buffer;
	return {
		process(data, decrypt) {
			for (let offset = 0; offset < data.length; offset += BUFFER_LENGTH) {
				let chunk = data.subarray(offset, offset + BUFFER_LENGTH), heap = getHeap(exports);
				heap.set(chunk, scratch), exports.aes_hmac_process(context, scratch, chunk.length, +!!decrypt), chunk.set(heap.subarray(scratch, scratch + chunk.length));
			}
		},
		digest() {
			return exports.aes_hmac_end(context, scratch), context = 0, getHeap(exports).slice(scratch, scratch + 20);
		},
		dispose() {
			context &&= (exports.aes_hmac_end(context, 0), 0);
		}
	};
}
function createContext(exports, key, authenticationKey) {
	buffer ||= exports.malloc(BUFFER_LENGTH);
	let context = buffer ? exports.aes_hmac_new() : 0;
	if (context) {
		let heap = getHeap(exports);
		if (heap.set(key, buffer), heap.set(authenticationKey, buffer + key.length), exports.aes_hmac_init(context, buffer, key.length, buffer + key.length, authenticationKey.length)) return exports.aes_hmac_end(context, 0), 0;
	}
	return context;
}
function getHeap(exports) {
	return new Uint8Array(exports.memory.buffer);
}
// node_modules/@zip.js/zip.js/lib/core/streams/zlib-wasm/zlib-streams-loader.js
let initializedModule = !1;
async function initModule(wasmURI, { baseURI }) {
	if (!initializedModule) try {
		await instantiateModule(wasmURI, baseURI), initializedModule = !0;
	} catch (error) {
		throw setInitError(error), error;
	}
}
async function instantiateModule(wasmURI, baseURI) {
	let arrayBuffer, uri;
	try {
		try {
			uri = new URL(wasmURI, baseURI);
		} catch {}
		arrayBuffer = await (await fetch(uri)).arrayBuffer();
	} catch (error) {
		if (wasmURI.startsWith("data:application/wasm;base64,")) arrayBuffer = arrayBufferFromDataURI(wasmURI);
		else throw error;
	}
	let wasmInstance = await WebAssembly.instantiate(arrayBuffer);
	setWasmExports$1(wasmInstance.instance.exports), setWasmExports(wasmInstance.instance.exports);
}
function arrayBufferFromDataURI(dataURI) {
	let base64 = dataURI.split(",")[1], binary = atob(base64), len = binary.length, bytes = new Uint8Array(len);
	for (let i = 0; i < len; ++i) bytes[i] = binary.charCodeAt(i);
	return bytes.buffer;
}
// node_modules/@zip.js/zip.js/lib/zip-module-wasm-base.js
let modulePromise;
// node_modules/@zip.js/zip.js/lib/zip-fs-wasm.js
setAESEngine(createEngine), configureWorker({ initModule: (config) => {
	if (!modulePromise) {
		let { wasmURI } = config;
		typeof wasmURI == "function" && (wasmURI = wasmURI()), modulePromise = initModule(wasmURI, config).catch((error) => {
			throw modulePromise = null, error;
		});
	}
	return modulePromise;
} }), setDefaultConfiguration({
	CompressionStreamFallback: CompressionStreamZlib,
	DecompressionStreamFallback: DecompressionStreamZlib
}), s(setDefaultConfiguration), e$1(setDefaultConfiguration);
export { ERR_UNSUPPORTED_ENCRYPTION_PASS_THROUGH as A, ERR_INVALID_UNIX_ID_SIZE as C, ERR_UNDEFINED_CRC32 as D, ERR_UNDEFINED_COMPRESSION_METHOD as E, ERR_ZIP_NOT_EMPTY as F, WARNING_CLAMPED_LAST_MODIFICATION_DATE as I, WARNING_COMPRESSION_UNAVAILABLE as L, ERR_UNSUPPORTED_FORMAT as M, ERR_UNSUPPORTED_SPLIT_USDZ as N, ERR_UNDEFINED_READER as O, ERR_ZIP_CRYPTO_LAST_MOD_DATE as P, ZipWriter as R, ERR_INVALID_UNIX_EXTRA_FIELD_TYPE as S, ERR_INVALID_VERSION as T, ERR_INVALID_MSDOS_DATA as _, ERR_INVALID_ENCRYPTION_STRENGTH as a, ERR_INVALID_UID as b, ERR_INVALID_ENTRY_COMMENT_TYPE as c, ERR_INVALID_EXTRAFIELD_DATA as d, ERR_INVALID_EXTRAFIELD_DATA_TYPE as f, ERR_INVALID_MSDOS_ATTRIBUTES as g, ERR_INVALID_LEVEL as h, ERR_INVALID_DATE as i, ERR_UNSUPPORTED_ENCRYPTION_USDZ as j, ERR_UNDEFINED_UNCOMPRESSED_SIZE as k, ERR_INVALID_ENTRY_NAME as l, ERR_INVALID_GID as m, ERR_INVALID_COMMENT as n, ERR_INVALID_ENTRY as o, ERR_INVALID_EXTRAFIELD_TYPE as p, ERR_INVALID_COMMENT_TYPE as r, ERR_INVALID_ENTRY_COMMENT as s, ERR_DUPLICATED_NAME as t, ERR_INVALID_EXTRAFIELD as u, ERR_INVALID_READER as v, ERR_INVALID_UNIX_MODE as w, ERR_INVALID_UNCOMPRESSED_SIZE_OPTION as x, ERR_INVALID_SIGNATURE_DATA as y };
