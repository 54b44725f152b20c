import { createHash } from "node:crypto";
import { spawn } from "node:child_process";
import { once, setMaxListeners } from "node:events";
import { createInterface } from "node:readline";
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	return config$1 ? {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	} : DEFAULT_CONFIG;
}
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	let type = typeof input;
	return type === "string" ? `"${input}"` : type === "number" || type === "bigint" || type === "boolean" ? `${input}` : type === "object" || type === "function" ? (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null" : type;
}
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	let input = other && "input" in other ? other.input : dataset.value, expected = other?.expected ?? context.expects ?? null, received = other?.received ?? /* @__PURE__ */ _stringify(input), issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	}, isSchema = context.kind === "schema", message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	message$1 !== void 0 && (issue.message = typeof message$1 == "function" ? message$1(issue) : message$1), isSchema && (dataset.typed = !1), dataset.issues ? dataset.issues.push(issue) : dataset.issues = [issue];
}
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	let list = [...new Set(values$1)];
	return list.length > 1 ? `(${list.join(` ${separator} `)})` : list[0] ?? "never";
}
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	return schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	}, schema;
}
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	let entries$1 = {};
	for (let key of list) entries$1[key] = schema;
	return entries$1;
}
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (let item of issue.path) if (typeof item.key == "string" || typeof item.key == "number") key += key ? `.${item.key}` : item.key;
		else return null;
		return key;
	}
	return null;
}
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message), this.name = "ValiError", this.issues = issues;
	}
};
/* @__NO_SIDE_EFFECTS__ */
function check$2(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check$2,
		async: !1,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !this.requirement(dataset.value) && _addIssue(this, "input", dataset, config$1), dataset;
		}
	};
}
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: !1,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !this.requirement(dataset.value) && (_addIssue(this, "input", dataset, config$1), dataset.typed = !1), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: !1,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !this.requirement(dataset.value) && _addIssue(this, "integer", dataset, config$1), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: !1,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !(dataset.value <= this.requirement) && _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) }), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: !1,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && dataset.value.length < this.requirement && _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` }), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: !1,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !(dataset.value >= this.requirement) && _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) }), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: !1,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && dataset.value.length === 0 && _addIssue(this, "length", dataset, config$1, { received: "0" }), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: !1,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value) && _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) }), dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: !1,
		"~run"(dataset) {
			return dataset;
		}
	};
}
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: !1,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.typed && !this.requirement.test(dataset.value) && _addIssue(this, "format", dataset, config$1), dataset;
		}
	};
}
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title$1(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title$1,
		title: title_
	};
}
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: !1,
		operation,
		"~run"(dataset) {
			return dataset.value = this.operation(dataset.value), dataset;
		}
	};
}
const ABORT_EARLY_CONFIG = { abortEarly: !0 };
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback == "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default == "function" ? schema.default(dataset, config$1) : schema.default;
}
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: !1,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = !0, dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					let value$1 = input[key], itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						let pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (let issue of itemDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
						if (dataset.issues ||= itemDataset.issues, config$1.abortEarly) {
							dataset.typed = !1;
							break;
						}
					}
					itemDataset.typed || (dataset.typed = !1), dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: !1,
		message: message$1,
		"~run"(dataset, config$1) {
			return typeof dataset.value == "boolean" ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: !1,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			return this.check(dataset.value) ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: !1,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: !1,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			return /* @__PURE__ */ _isSameValueZero(dataset.value, this.literal) ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: !1,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (input && typeof input == "object") {
				dataset.typed = !0, dataset.value = {};
				for (let key in this.entries) {
					let valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						let value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema), valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							let pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (let issue of valueDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
							if (dataset.issues ||= valueDataset.issues, config$1.abortEarly) {
								dataset.typed = !1;
								break;
							}
						}
						valueDataset.typed || (dataset.typed = !1), dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish" && (_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: input[key]
						}]
					}), config$1.abortEarly)) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key in input) /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key) && (dataset.value[key] = input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: !1,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			return dataset.value !== void 0 && (dataset = this.wrapped["~run"](dataset, config$1)), dataset.value === void 0 && _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: !1,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return dataset.value === null && (this.default !== void 0 && (dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1)), dataset.value === null) ? (dataset.typed = !0, dataset) : this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: !1,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return (dataset.value === null || dataset.value === void 0) && (this.default !== void 0 && (dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1)), dataset.value === null || dataset.value === void 0) ? (dataset.typed = !0, dataset) : this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: !1,
		message: message$1,
		"~run"(dataset, config$1) {
			return typeof dataset.value == "number" && !isNaN(dataset.value) ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: !1,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (input && typeof input == "object") {
				dataset.typed = !0, dataset.value = {};
				for (let key in this.entries) {
					let valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						let value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema), valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							let pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (let issue of valueDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
							if (dataset.issues ||= valueDataset.issues, config$1.abortEarly) {
								dataset.typed = !1;
								break;
							}
						}
						valueDataset.typed || (dataset.typed = !1), dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish" && (_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: input[key]
						}]
					}), config$1.abortEarly)) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: !1,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return dataset.value === void 0 && (this.default !== void 0 && (dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1)), dataset.value === void 0) ? (dataset.typed = !0, dataset) : this.wrapped["~run"](dataset, config$1);
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: !1,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			return this.options.includes(dataset.value) ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: !1,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (input && typeof input == "object") {
				dataset.typed = !0, dataset.value = {};
				for (let entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					let entryValue = input[entryKey], keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						let pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (let issue of keyDataset.issues) issue.path = [pathItem], dataset.issues?.push(issue);
						if (dataset.issues ||= keyDataset.issues, config$1.abortEarly) {
							dataset.typed = !1;
							break;
						}
					}
					let valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						let pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (let issue of valueDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
						if (dataset.issues ||= valueDataset.issues, config$1.abortEarly) {
							dataset.typed = !1;
							break;
						}
					}
					keyDataset.typed && valueDataset.typed || (dataset.typed = !1), keyDataset.typed && (dataset.value[keyDataset.value] = valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: !1,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (input && typeof input == "object") {
				dataset.typed = !0, dataset.value = {};
				for (let key in this.entries) {
					let valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						let value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema), valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							let pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (let issue of valueDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
							if (dataset.issues ||= valueDataset.issues, config$1.abortEarly) {
								dataset.typed = !1;
								break;
							}
						}
						valueDataset.typed || (dataset.typed = !1), dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish" && (_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: input[key]
						}]
					}), config$1.abortEarly)) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (let key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: !1,
		message: message$1,
		"~run"(dataset, config$1) {
			return typeof dataset.value == "string" ? dataset.typed = !0 : _addIssue(this, "type", dataset, config$1), dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: !1,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = !0, dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					let value$1 = input[key], itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						let pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (let issue of itemDataset.issues) issue.path ? issue.path.unshift(pathItem) : issue.path = [pathItem], dataset.issues?.push(issue);
						if (dataset.issues ||= itemDataset.issues, config$1.abortEarly) {
							dataset.typed = !1;
							break;
						}
					}
					itemDataset.typed || (dataset.typed = !1), dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (let dataset of datasets) if (issues) for (let issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: !1,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset, typedDatasets, untypedDatasets;
			for (let schema of this.options) {
				let optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) {
					if (optionDataset.issues) typedDatasets ? typedDatasets.push(optionDataset) : typedDatasets = [optionDataset];
					else {
						validDataset = optionDataset;
						break;
					}
				} else untypedDatasets ? untypedDatasets.push(optionDataset) : untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) }), dataset.typed = !0;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: !1,
		"~run"(dataset) {
			return dataset.typed = !0, dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: !1,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let input = dataset.value;
			if (input && typeof input == "object") {
				let outputDataset, maxDiscriminatorPriority = 0, invalidDiscriminatorKey = this.key, expectedDiscriminators = [], parseOptions = (variant$1, allKeys) => {
					for (let schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = !0, currentPriority = 0;
							for (let currentKey of allKeys) {
								let discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: !1,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = !1, invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input)) && (maxDiscriminatorPriority = currentPriority, invalidDiscriminatorKey = currentKey, expectedDiscriminators = []), invalidDiscriminatorKey === currentKey && expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								let optionDataset = schema["~run"]({ value: input }, config$1);
								(!outputDataset || !outputDataset.typed && optionDataset.typed) && (outputDataset = optionDataset);
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				if (parseOptions(this, /* @__PURE__ */ new Set([this.key])), outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	let entries$1 = { ...schema.entries };
	for (let key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	let dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	let entries$1 = {};
	for (let key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (let item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = !1;
					break;
				}
				dataset.issues && (config$1.abortEarly || config$1.abortPipeEarly) || (dataset = item["~run"](dataset, config$1));
			}
			return dataset;
		}
	});
}
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	let keys = Array.isArray(arg2) ? arg2 : void 0, message$1 = Array.isArray(arg2) ? arg3 : arg2, entries$1 = {};
	for (let key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	let dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}
// src/core/objects.ts
/** Freeze a value deeply and return it, so that no phase can change what an earlier one decided. */
function freeze(value) {
	if (typeof value == "object" && value && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (let inner of Object.values(value)) freeze(inner);
	}
	return value;
}
/** Look up an own property by a key from untrusted input; inherited keys such as `constructor` are ignored. */
function getOwn(table, key) {
	return Object.hasOwn(table, key) ? table[key] : void 0;
}
/** End an exhaustive switch: a missing case fails to compile. */
function unreachable(value) {
	throw TypeError(`unreachable: ${JSON.stringify(value)}`);
}
/** Map.groupBy, which Node 20 lacks. */
function grouped(items, key) {
	let groups = /* @__PURE__ */ new Map();
	for (let item of items) {
		let group = groups.get(key(item));
		group === void 0 ? groups.set(key(item), [item]) : group.push(item);
	}
	return groups;
}
// src/core/errors.ts
/** Hint for an error in an option's name or value, not for an error in a file that an option names. */
const SEE_HELP = "Run with --help to list all options.";
/** The only error that is thrown on purpose. Any other error that reaches an entry point is a bug. */
var BundleError = class extends Error {
	failure;
	constructor(failure, options) {
		super(explain(failure).message, options), this.name = "BundleError", this.failure = failure;
	}
};
/** Combine failures, of which there is at least one. */
function allOf(failures) {
	let [only] = failures;
	return only !== void 0 && failures.length === 1 ? only : {
		kind: "several",
		failures
	};
}
/** The failure of an error at an entry point. Errors other than BundleError are bugs. */
function toFailure(error) {
	return error instanceof BundleError ? error.failure : {
		kind: "bug",
		what: error instanceof Error ? `${error.name}: ${error.message}` : String(error)
	};
}
/** For several failures, the first of these exit codes that occurs is used. */
const PRECEDENCE = [
	130,
	1,
	2,
	7,
	8,
	4,
	5,
	9,
	3,
	6
];
/** Format a failure. `message` says what failed and why, `hint` what the user can do. */
function explain(failure) {
	switch (failure.kind) {
		case "usage": return explainUsage(failure.faults);
		case "incomplete": return explainIncomplete(failure.targets, failure.complete ?? []);
		case "policy": return {
			exitCode: 9,
			message: failure.findings.map(({ message }) => message).join("\n"),
			hint: hintsOf(failure.findings)
		};
		case "integrity": return {
			exitCode: 4,
			message: failure.what,
			hint: failure.hint
		};
		case "signature": return {
			exitCode: 5,
			message: failure.what,
			hint: failure.hint
		};
		case "no-target": return {
			exitCode: 6,
			message: failure.what,
			hint: failure.hint
		};
		case "environment": return {
			exitCode: 7,
			message: failure.what,
			hint: failure.hint
		};
		case "network": return {
			exitCode: 8,
			message: failure.what,
			hint: failure.hint
		};
		case "cancelled": return {
			exitCode: 130,
			message: "Canceled.",
			hint: "No partial output was left behind."
		};
		case "bug": return {
			exitCode: 1,
			message: failure.what,
			hint: "This is a bug in offline-bundle. Report it with the output of --verbose."
		};
		case "several": return explainSeveral(failure.failures);
		default: return unreachable(failure);
	}
}
function explainUsage(faults) {
	let lines = usageLines(faults), omitted = lines.length - 50;
	return {
		exitCode: 2,
		message: [...lines.slice(0, 50), ...omitted > 0 ? [`… and ${omitted} more ${omitted === 1 ? "error" : "errors"}`] : []].join("\n"),
		hint: distinct(faults.map(({ hint }) => hint))
	};
}
/** Merge errors that differ only in the value into one line. */
function usageLines(faults) {
	let values = /* @__PURE__ */ new Map();
	for (let { input, actual, expected } of faults) {
		let key = JSON.stringify([input, expected]);
		values.set(key, [...values.get(key) ?? [], ...actual === "" ? [] : [actual]]);
	}
	return [...values].map(([key, given]) => {
		let [input, expected] = JSON.parse(key), more = given.length > 10 ? ` and ${given.length - 10} more` : "";
		return `${input}: ${given.length === 0 ? "" : `${given.slice(0, 10).join(", ")}${more}: `}${expected}`;
	});
}
function explainSeveral(failures) {
	let all = failures.map(explain);
	return {
		exitCode: PRECEDENCE.find((code) => all.some((one) => one.exitCode === code)) ?? 1,
		message: all.map(({ message }) => message).join("\n"),
		hint: distinct(all.map(({ hint }) => hint))
	};
}
/** Group targets with the same finding. */
function explainIncomplete(targets, complete) {
	let holders = /* @__PURE__ */ new Map();
	for (let { target, findings } of targets) for (let { message } of findings) holders.set(message, [...holders.get(message) ?? [], target]);
	let lines = [...holders].map(([message, ids]) => `${ids.join(", ")}: ${message}`);
	return complete.length > 0 && lines.push(`Complete: ${complete.join(", ")}.`), {
		exitCode: 3,
		message: lines.join("\n"),
		hint: hintsOf(targets.flatMap(({ findings }) => findings))
	};
}
function hintsOf(findings) {
	return distinct(findings.map(({ hint }) => hint));
}
function distinct(hints) {
	return [...new Set(hints)].filter((hint) => hint !== void 0 && hint !== "").join("\n");
}
/** Return the operating system's error code such as `ENOENT`, or '' for any other error. */
function errorCode(cause) {
	return cause instanceof Error && "code" in cause && typeof cause.code == "string" ? cause.code : "";
}
/** For `catch`: return `value` for one of these operating system errors; rethrow any other error. */
function onCode(codes, value) {
	return (error) => {
		if (codes.includes(errorCode(error))) return value;
		throw error;
	};
}
/** The list of docs/schema/missing-wheels-1.json: sdists whose wheels must be built elsewhere, sorted by project and version. */
const MissingWheelsSchema = /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ strictObject({
	project: /* @__PURE__ */ string(),
	version: /* @__PURE__ */ string(),
	url: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ description("of the sdist, without credentials")),
	sha256: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[0-9a-f]{64}$/), /* @__PURE__ */ description("of the sdist")),
	targets: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ string()), /* @__PURE__ */ readonly(), /* @__PURE__ */ description("IDs of the targets for which it has no wheel")),
	selectors: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ string()), /* @__PURE__ */ readonly(), /* @__PURE__ */ description("values for CIBW_BUILD of cibuildwheel for these targets, e.g. cp312-manylinux_x86_64; empty for systems that it does not support"))
})), /* @__PURE__ */ readonly()), ARCHIVE_KINDS = {
	"tar.gz": {
		extension: ".tar.gz",
		mediaType: "application/gzip",
		unpack: {
			posix: (file) => `tar xzf ${file}`,
			windows: (file) => `py -m tarfile -e ${file} .`
		}
	},
	zip: {
		extension: ".zip",
		mediaType: "application/zip",
		unpack: {
			posix: (file) => `python3 -m zipfile -e ${file} .`,
			windows: (file) => `py -m zipfile -e ${file} .`
		}
	}
}, ARCHIVE_CHOICES = [
	"tar.gz",
	"zip",
	"none"
];
/** Return the kind for an archive's file name in any case; undefined for other files and for volumes. */
function archiveKindOf(name) {
	return ["tar.gz", "zip"].find((kind) => name.toLowerCase().endsWith(ARCHIVE_KINDS[kind].extension));
}
/** Remove the volume number from a file name; return other names unchanged. */
function withoutVolume(name) {
	return name.replace(/\.\d{3,}$/, "");
}
/** Whether the file name is that of a companion file of the bundle `name`. */
function isCompanion(file, name) {
	return file.startsWith(`${name}.`) && /^(?:tar\.gz|zip)(?:\.\d{3})?$|^(?:manifest|proofs)\.json$|^report\.html$|^SHA256SUMS(?:\.asc|\.p7s)?$/.test(file.slice(name.length + 1));
}
// src/core/proof-levels.ts
/** What each level means, weakest first, as shown in the report. */
const PROOF_MEANINGS = {
	closure: "our own check of the metadata in the wheels",
	"dry-run": "pip's offline dry run",
	installed: "installed offline with a real interpreter",
	imported: "installed, and its modules can be imported"
}, PROOF_LEVELS = [
	"closure",
	"dry-run",
	"installed",
	"imported"
];
/** Whether the level needs a real interpreter. */
function isRealProof(level) {
	return level === "installed" || level === "imported";
}
/** Return the strongest level, or `none` if there are no levels. */
function strongestOf(levels) {
	return PROOF_LEVELS.findLast((level) => levels.includes(level)) ?? "none";
}
// src/options/table.ts
/** All options of the command and the action. docs/inputs.md is generated from this table. */
const OPTIONS = [
	{
		name: "package",
		plural: "packages",
		kind: "list",
		placeholder: "REQUIREMENT",
		group: "Requirements",
		doc: "A requirement such as \"keyring>=25\", or the path of a wheel, an sdist or a project directory. Wheel paths can contain wildcards. On the command line, the option is only needed for names that are also commands, such as verify."
	},
	{
		name: "requirement",
		plural: "requirements",
		short: "r",
		kind: "list",
		placeholder: "FILE",
		group: "Requirements",
		doc: "A pip requirements file."
	},
	{
		name: "constraint",
		plural: "constraints",
		short: "c",
		kind: "list",
		placeholder: "FILE",
		group: "Requirements",
		doc: "A pip constraints file."
	},
	{
		name: "pyproject",
		kind: "text",
		placeholder: "FILE",
		group: "Requirements",
		doc: "Bundle the dependencies of this pyproject.toml. To bundle the project itself, pass its directory as a requirement."
	},
	{
		name: "extra",
		plural: "extras",
		kind: "list",
		cut: "words",
		placeholder: "NAME",
		group: "Requirements",
		doc: "Also bundle this extra of `pyproject` or `lock`."
	},
	{
		name: "group",
		plural: "groups",
		kind: "list",
		cut: "words",
		placeholder: "NAME",
		group: "Requirements",
		doc: "Also bundle this dependency group of `pyproject` or `lock`."
	},
	{
		name: "script",
		kind: "text",
		placeholder: "FILE",
		group: "Requirements",
		doc: "Bundle the dependencies declared in this Python script (PEP 723)."
	},
	{
		name: "lock",
		kind: "text",
		placeholder: "FILE",
		group: "Requirements",
		doc: "Bundle exactly the releases in this pylock.toml or requirements file with hashes."
	},
	{
		name: "lock-built",
		kind: "list",
		cut: "words",
		placeholder: "PROJECT",
		group: "Requirements",
		doc: "With `lock`: if the lock contains only an sdist of this project for a target, use a wheel of the same version from `find-links` instead."
	},
	{
		name: "platform",
		plural: "platforms",
		kind: "list",
		cut: "words",
		placeholder: "NAME",
		group: "Targets",
		doc: "Platform to bundle for, such as linux, rhel-9, ubuntu-24.04, macos, windows, or a full name such as linux-aarch64-glibc2.28. Default: the current machine, unless `target` (without `python`) or `include` selects targets."
	},
	{
		name: "python",
		plural: "python-versions",
		kind: "list",
		cut: "lines",
		placeholder: "RANGE",
		group: "Targets",
		doc: "Python version or range, such as 3.12, 3.13t or \">=3.10 <3.15\". Default: the Python of the distribution for platforms such as rhel-9, otherwise the version of the Python on this machine."
	},
	{
		name: "target",
		plural: "targets",
		kind: "list",
		cut: "commas",
		placeholder: "FILE",
		group: "Targets",
		doc: "Target description: a JSON file that describe.py wrote on the machine to install on."
	},
	{
		name: "include",
		kind: "list",
		cut: "words",
		placeholder: "ID",
		group: "Targets",
		doc: "Target to add, such as cp312-windows-x86_64. Applied after `exclude`. The wildcard * matches any text."
	},
	{
		name: "exclude",
		kind: "list",
		cut: "words",
		placeholder: "ID",
		group: "Targets",
		doc: "Target to remove. The wildcard * matches any text."
	},
	{
		name: "index-url",
		kind: "text",
		placeholder: "[NAME=]URL",
		group: "Indexes",
		doc: "URL of the package index. Replaces the index in pip's configuration. With NAME, its credentials are read from `OFFLINE_BUNDLE_INDEX_NAME_USERNAME` and `OFFLINE_BUNDLE_INDEX_NAME_PASSWORD`."
	},
	{
		name: "extra-index-url",
		plural: "extra-index-urls",
		kind: "list",
		placeholder: "[NAME=]URL",
		group: "Indexes",
		doc: "URL of an additional package index. NAME as in `index-url`."
	},
	{
		name: "index-for",
		kind: "list",
		placeholder: "PROJECT=URL",
		group: "Indexes",
		doc: "Get this project from this index only."
	},
	{
		name: "index-strategy",
		kind: "text",
		choices: ["unique", "first-index"],
		default: "unique",
		group: "Indexes",
		doc: "What to do when several indexes provide a project: fail (`unique`) or use the first one that has it (`first-index`)."
	},
	{
		name: "find-links",
		kind: "list",
		placeholder: "PATH|URL",
		group: "Indexes",
		doc: "Directory or HTML page with additional wheels. As in pip, the highest version wins, regardless of its source."
	},
	{
		name: "cert",
		kind: "text",
		placeholder: "FILE",
		group: "Indexes",
		doc: "CA certificates (PEM) to trust. Takes precedence over REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE."
	},
	{
		name: "client-cert",
		kind: "text",
		placeholder: "FILE",
		group: "Indexes",
		doc: "Client certificate and private key (PEM) for the index."
	},
	{
		name: "proxy",
		kind: "text",
		placeholder: "URL",
		group: "Indexes",
		doc: "URL of the proxy for all requests."
	},
	{
		name: "pip-config",
		kind: "text",
		choices: [
			"network",
			"none",
			"inherit"
		],
		default: "network",
		group: "Indexes",
		doc: "Which settings to read from pip's configuration: network settings only (`network`), none (`none`), or everything that applies (`inherit`)."
	},
	{
		name: "uploaded-prior-to",
		kind: "text",
		placeholder: "TIME",
		group: "Indexes",
		doc: "Ignore files uploaded at or after this time, such as 2026-01-31, 2026-01-31T12:00:00Z, or an age such as P7D."
	},
	{
		name: "pre",
		kind: "flag",
		default: "false",
		group: "Indexes",
		doc: "Include pre-releases."
	},
	{
		name: "ignore-error-codes",
		kind: "list",
		placeholder: "URL=STATUS",
		group: "Indexes",
		doc: "HTTP status that an index returns for projects that it does not have, such as https://index.example/simple=403."
	},
	{
		name: "allow-index-lines",
		kind: "flag",
		default: "false",
		group: "Indexes",
		doc: "Apply index options in requirements files, such as --extra-index-url, instead of rejecting them."
	},
	{
		name: "sdists",
		kind: "text",
		choices: ["never", "pure"],
		default: "never",
		group: "Source distributions",
		doc: "What to do with projects that have no wheel: fail (`never`), or build the sdist if the result is a pure Python wheel (`pure`)."
	},
	{
		name: "build-constraint",
		plural: "build-constraints",
		kind: "list",
		placeholder: "FILE",
		group: "Source distributions",
		doc: "A pip constraints file for build environments."
	},
	{
		name: "interpreters",
		kind: "list",
		placeholder: "auto|none|PATH",
		default: "auto",
		group: "Verification",
		doc: "Interpreters that install the bundle for verification: all on this machine (`auto`), none (`none`), or the given paths."
	},
	{
		name: "prove",
		kind: "text",
		choices: PROOF_LEVELS,
		group: "Verification",
		doc: "Required verification level. Targets without a matching interpreter on this machine produce a warning. Default: `installed` if an interpreter matches, otherwise `dry-run`."
	},
	{
		name: "prove-except",
		kind: "list",
		cut: "words",
		placeholder: "PROJECT",
		group: "Verification",
		doc: "With level `imported`: accept this project even if its modules cannot be imported. The verdict records the exception."
	},
	{
		name: "license-allow",
		kind: "list",
		cut: "words",
		placeholder: "SPDX",
		group: "Policy",
		doc: "Only allow these licenses (SPDX identifiers). Use project:NAME to accept a project regardless of its license."
	},
	{
		name: "license-deny",
		kind: "list",
		cut: "words",
		placeholder: "SPDX",
		group: "Policy",
		doc: "Reject these licenses (SPDX identifiers)."
	},
	{
		name: "advisories",
		kind: "text",
		placeholder: "FILE",
		group: "Policy",
		doc: "Reject releases that are affected by an advisory in this file (OSV JSON)."
	},
	{
		name: "advisory-ignore",
		kind: "list",
		placeholder: "ID=DATE",
		group: "Policy",
		doc: "Ignore this advisory until the end of the given date, e.g. PYSEC-2026-1=2026-12-31."
	},
	{
		name: "policy-warnings",
		kind: "text",
		choices: ["report", "error"],
		default: "report",
		group: "Policy",
		doc: "How to treat wheels that pip installs despite a defect, such as a RECORD that differs from the files: as a warning (`report`), or as an error with exit code 9 (`error`)."
	},
	{
		name: "output",
		short: "o",
		kind: "text",
		placeholder: "DIR",
		default: "offline-bundle-out",
		group: "Output",
		doc: "Output directory for the bundle, its archive and its companion files."
	},
	{
		name: "name",
		kind: "text",
		placeholder: "NAME",
		default: "offline-bundle",
		group: "Output",
		doc: "Name of the bundle."
	},
	{
		name: "archive",
		kind: "text",
		choices: ARCHIVE_CHOICES,
		default: "tar.gz",
		group: "Output",
		doc: "Archive format. Use `none` to create no archive."
	},
	{
		name: "split",
		kind: "text",
		choices: [
			"none",
			"platform",
			"target"
		],
		default: "none",
		group: "Output",
		doc: "Create one bundle (`none`), or one per platform or per target. All bundles use the same resolution."
	},
	{
		name: "volume-size",
		kind: "text",
		placeholder: "SIZE",
		default: "2000MiB",
		group: "Output",
		doc: "Split archives into volumes of at most this size (1MiB to 2000MiB)."
	},
	{
		name: "since",
		kind: "text",
		placeholder: "BUNDLE",
		group: "Changes and signatures",
		doc: "Report the changes since this bundle: its directory, .tar.gz or manifest, or the output directory that contains it. The action also accepts a release tag, `latest`, or artifact:NAME."
	},
	{
		name: "delta",
		kind: "flag",
		default: "false",
		group: "Changes and signatures",
		doc: "Also create a delta, a bundle with only the files that are not in the bundle of `since`."
	},
	{
		name: "sign-with",
		kind: "text",
		placeholder: "gpg:KEY|x509:CERT,KEY",
		group: "Changes and signatures",
		doc: "Sign the checksums with this OpenPGP key or X.509 certificate."
	},
	{
		name: "verify-with",
		kind: "text",
		placeholder: "FILE",
		group: "Changes and signatures",
		only: "command",
		doc: "With `verify`: require a signature by one of these OpenPGP keys or CA certificates (PEM)."
	},
	{
		name: "cache-dir",
		kind: "text",
		placeholder: "DIR",
		group: "Execution",
		doc: "Cache directory for index pages, metadata and wheels. Default: the user's cache directory."
	},
	{
		name: "no-cache",
		kind: "flag",
		default: "false",
		group: "Execution",
		doc: "Do not keep a cache between runs."
	},
	{
		name: "jobs",
		short: "j",
		kind: "text",
		placeholder: "N",
		group: "Execution",
		doc: "Number of parallel resolver processes, 1 to 16. Default: one per processor, at most 4."
	},
	{
		name: "quiet",
		short: "q",
		kind: "flag",
		default: "false",
		group: "Execution",
		only: "command",
		doc: "Only print errors and the result."
	},
	{
		name: "verbose",
		short: "v",
		kind: "flag",
		default: "false",
		group: "Execution",
		only: "command",
		inAction: "debug logging",
		doc: "Print debug output: each index request, the versions considered, and the complete output of pip and of builds."
	},
	{
		name: "json",
		kind: "flag",
		default: "false",
		group: "Execution",
		only: "command",
		doc: "Print the result as JSON. All other output goes to stderr."
	},
	{
		name: "release-tag",
		kind: "text",
		placeholder: "TAG",
		group: "GitHub",
		only: "action",
		doc: "Upload the archive and its companion files to the GitHub release for this tag. If unset, nothing is released."
	},
	{
		name: "tag-commit",
		kind: "text",
		placeholder: "COMMIT",
		group: "GitHub",
		only: "action",
		doc: "Commit to tag if the release tag does not exist yet. With `since`, the tag is created only if the bundle changed."
	},
	{
		name: "github-token",
		kind: "text",
		placeholder: "TOKEN",
		default: "${{ github.token }}",
		group: "GitHub",
		only: "action",
		doc: "Token for creating the release (needs `contents: write`) and for reading the bundle of `since` from GitHub."
	},
	{
		name: "artifact-name",
		kind: "text",
		placeholder: "NAME",
		group: "GitHub",
		only: "action",
		doc: "Name of the workflow artifact. Use `none` to upload no artifact. Default: the name of the bundle."
	},
	{
		name: "retention-days",
		kind: "text",
		placeholder: "DAYS",
		group: "GitHub",
		only: "action",
		doc: "Number of days to keep the artifact, 1 to 400. Default: the repository's setting."
	},
	{
		name: "overwrite",
		kind: "flag",
		default: "false",
		group: "GitHub",
		only: "action",
		doc: "Replace an existing artifact with the same name, and an existing bundle with the same name in the release."
	},
	{
		name: "cache-max-size",
		kind: "text",
		placeholder: "SIZE",
		default: "2GiB",
		group: "GitHub",
		only: "action",
		doc: "Maximum size of `cache-dir` to keep between runs (1MiB to 10GiB). Use 0 to disable caching."
	}
], REQUIREMENT_OPTIONS = [
	"package",
	"requirement",
	"pyproject",
	"script",
	"lock"
], MATRIX_OPTIONS = [
	{
		name: "prove-per",
		kind: "text",
		choices: ["platform", "target"],
		default: "platform",
		group: "Matrix",
		matrixJobs: ["plan"],
		doc: "Create one prove job per platform or per target."
	},
	{
		name: "runners",
		kind: "list",
		placeholder: "PLATFORM=LABELS",
		group: "Matrix",
		matrixJobs: ["plan"],
		doc: "Run the prove jobs of these platforms on your own runners, e.g. linux-ppc64le-*=self-hosted,ppc64le. Their Python interpreters must be on PATH."
	},
	{
		name: "allow-missing-wheels",
		kind: "flag",
		default: "false",
		group: "Matrix",
		matrixJobs: ["plan"],
		doc: "Succeed without a plan if only wheels of sdists are missing, and list these sdists in the output `missing-wheels`."
	},
	{
		name: "plan",
		kind: "text",
		placeholder: "DIR",
		default: "offline-bundle-plan",
		group: "Matrix",
		matrixJobs: [
			"plan",
			"prove",
			"merge"
		],
		doc: "Directory of the plan, written by plan and read by prove and merge."
	},
	{
		name: "job",
		kind: "text",
		placeholder: "NAME",
		group: "Matrix",
		matrixJobs: ["prove"],
		doc: "Name of this job in the matrix of the plan."
	},
	{
		name: "result",
		kind: "text",
		placeholder: "DIR",
		default: "offline-bundle-result",
		group: "Matrix",
		matrixJobs: ["prove"],
		doc: "Directory to create for the result of this job."
	},
	{
		name: "results",
		kind: "text",
		placeholder: "DIR",
		default: "offline-bundle-results",
		group: "Matrix",
		matrixJobs: ["merge"],
		doc: "Directory with the results of all prove jobs, each in its own subdirectory."
	}
], VERBOSITY = [
	"quiet",
	"verbose",
	"json"
], COMMAND_OPTIONS = {
	verify: [
		"interpreters",
		"prove",
		"prove-except",
		"policy-warnings",
		"verify-with",
		"cache-dir",
		"no-cache",
		"jobs",
		...VERBOSITY
	],
	diff: VERBOSITY,
	targets: VERBOSITY
}, GROUPS = [
	"Requirements",
	"Targets",
	"Indexes",
	"Source distributions",
	"Verification",
	"Policy",
	"Output",
	"Changes and signatures",
	"Execution",
	"GitHub",
	"Matrix"
];
/** The options of a surface. */
function optionSpecs(surface) {
	let all = OPTIONS;
	if (surface === "command" || surface === "action") return all.filter(({ only }) => only === void 0 || only === surface);
	let own = MATRIX_OPTIONS, words = SHARED[surface];
	return [...own.filter(({ matrixJobs }) => matrixJobs.includes(surface)), ...all.filter(({ only, name, group }) => only !== "command" && (words.includes(group) || words.includes(name)))];
}
/** Options of jobs that only fetch the files listed in a plan. */
const REACHING = [
	"index-url",
	"extra-index-url",
	"index-for",
	"cert",
	"client-cert",
	"proxy",
	"pip-config",
	"cache-max-size"
], SHARED = {
	plan: [
		"Requirements",
		"Targets",
		"Indexes",
		"Source distributions",
		"prove",
		"prove-except",
		"Execution",
		"cache-max-size"
	],
	prove: [
		...REACHING,
		"interpreters",
		"Execution"
	],
	merge: [
		...REACHING,
		"uploaded-prior-to",
		"Policy",
		"Output",
		"Changes and signatures",
		"Execution",
		"GitHub"
	]
};
/** The name of an option in messages: `--platform` or `platforms`. */
function spelled(name, surface) {
	let spec = optionSpecs(surface).find((option) => option.name === name);
	return surface === "command" ? `--${name}` : spec?.plural ?? name;
}
/** An option in a message, with its value if it has one: `--exclude`, `--sdists pure`, `-r FILE`. */
const OPTION_IN_TEXT = /`?(?<![\w-])(?:--([a-z][a-z-]+)|-([a-z])(?= [A-Z]))(?![\w-])(?:[ =]([^\s`]*[^\s`.,;:)]))?`?/g;
/** Replace the options of the command in a message by the action's inputs: `--sdists pure` by `sdists: pure`, in backticks. */
function withInputNames(text) {
	let specs = OPTIONS;
	return text.replaceAll(OPTION_IN_TEXT, (whole, name, short, next) => {
		let spec = specs.find((one) => name === void 0 ? one.short === short : one.name === name);
		return spec === void 0 ? whole : inputText(spec, next) ?? whole;
	});
}
/** @param next the word after the option, which may be its value @returns undefined for an option that only the command has */
function inputText({ name, plural = name, kind, choices, only, inAction }, next) {
	let after = next === void 0 ? "" : ` ${next}`;
	if (inAction !== void 0) return `${inAction}${after}`;
	if (only !== "command") return kind === "flag" ? `\`${plural}: true\`${after}` : next !== void 0 && (choices?.includes(next) || !/^[a-z]+$/.test(next)) ? `\`${plural}: ${next}\`` : `\`${plural}\`${after}`;
}
// src/targets/distributions.ts
const RHEL = [
	"rhel",
	"centos",
	"almalinux",
	"rocky",
	"oraclelinux",
	"ol"
], OPENSUSE = ["opensuse", "opensuse-leap"], AMAZON = ["amazonlinux", "amzn"], DISTRIBUTIONS = [
	{
		names: ["debian"],
		version: "10",
		glibc: 28,
		python: "3.7"
	},
	{
		names: ["debian"],
		version: "11",
		glibc: 31,
		python: "3.9.2"
	},
	{
		names: ["debian"],
		version: "12",
		glibc: 36,
		python: "3.11.2"
	},
	{
		names: ["debian"],
		version: "13",
		glibc: 41,
		python: "3.13.5"
	},
	{
		names: ["ubuntu"],
		version: "18.04",
		glibc: 27,
		python: "3.6",
		newerPython: "3.8"
	},
	{
		names: ["ubuntu"],
		version: "20.04",
		glibc: 31,
		python: "3.8"
	},
	{
		names: ["ubuntu"],
		version: "22.04",
		glibc: 35,
		python: "3.10"
	},
	{
		names: ["ubuntu"],
		version: "24.04",
		glibc: 39,
		python: "3.12.3"
	},
	{
		names: ["ubuntu"],
		version: "26.04",
		glibc: 43,
		python: "3.14"
	},
	{
		names: [
			"rhel",
			"centos",
			"oraclelinux",
			"ol"
		],
		version: "7",
		glibc: 17,
		python: "3.6"
	},
	{
		names: RHEL,
		version: "8",
		glibc: 28,
		python: "3.6",
		newerPython: "3.12"
	},
	{
		names: RHEL,
		version: "9",
		glibc: 34,
		python: "3.9"
	},
	{
		names: RHEL,
		version: "10",
		glibc: 39,
		python: "3.12"
	},
	{
		names: AMAZON,
		version: "2",
		glibc: 26,
		python: "3.7",
		newerPython: "3.8"
	},
	{
		names: AMAZON,
		version: "2023",
		glibc: 34,
		python: "3.9"
	},
	{
		names: ["fedora"],
		version: "41",
		glibc: 40,
		python: "3.13"
	},
	{
		names: ["fedora"],
		version: "42",
		glibc: 41,
		python: "3.13"
	},
	{
		names: ["fedora"],
		version: "43",
		glibc: 42,
		python: "3.14"
	},
	{
		names: ["fedora"],
		version: "44",
		glibc: 43,
		python: "3.14"
	},
	{
		names: ["fedora"],
		version: "45",
		glibc: 44,
		python: "3.15"
	},
	{
		names: ["sles"],
		version: "15",
		glibc: 26,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: ["sles"],
		version: "15.4",
		glibc: 31,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: ["sles"],
		version: "15.5",
		glibc: 31,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: ["sles"],
		version: "15.6",
		glibc: 38,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: ["sles"],
		version: "15.7",
		glibc: 38,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: ["sles"],
		version: "16",
		glibc: 40,
		python: "3.13"
	},
	{
		names: OPENSUSE,
		version: "15",
		glibc: 26,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: OPENSUSE,
		version: "15.5",
		glibc: 31,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: OPENSUSE,
		version: "15.6",
		glibc: 38,
		python: "3.6",
		newerPython: "3.11"
	},
	{
		names: OPENSUSE,
		version: "16",
		glibc: 40,
		python: "3.13"
	}
];
/** The names of a release as a platform, without an architecture: `rhel-9`, `rocky-9`, … */
function releaseNames({ names, version }) {
	return names.map((name) => `${name}-${version}`);
}
// src/core/names.ts
function toProjectName(text) {
	return text.toLowerCase().replaceAll(/[-_.]+/g, "-");
}
function toTargetId(text) {
	return text.replaceAll(/[^A-Za-z0-9._-]+/g, "_");
}
function parseSha256(text) {
	return /^[0-9a-f]{64}$/.test(text) ? text : void 0;
}
/** Parse a wheel file name: one visible path segment of printable ASCII. */
function parseWheelName(text) {
	return /^[A-Za-z0-9][A-Za-z0-9_.+!-]*\.whl$/.test(text) && text.split("-").length >= 5 ? text : void 0;
}
/** Return the sha256 of bytes, or of text as UTF-8. */
function sha256Of(content) {
	return toSha256(createHash("sha256").update(content));
}
/** Return the digest of a sha256 hash object. */
function toSha256(hash) {
	let digest = parseSha256(hash.digest("hex"));
	if (digest === void 0) throw TypeError("node:crypto returned no sha256");
	return digest;
}
// src/targets/pythons.ts
/**
* Newest micro of each CPython 3 series, as of 2026-11-22. A free-threaded build has the same version.
* Source: the download table inside uv 0.13.9 from PyPI (`uv python list --all-versions`), which follows python.org;
* 3.8.20 and 3.9.25 are the last of their series. To update: change the number, run test/targets.
*/
const NEWEST = [
	{
		minor: 8,
		newest: "3.8.20"
	},
	{
		minor: 9,
		newest: "3.9.25"
	},
	{
		minor: 10,
		newest: "3.10.22"
	},
	{
		minor: 11,
		newest: "3.11.18"
	},
	{
		minor: 12,
		newest: "3.12.16"
	},
	{
		minor: 13,
		newest: "3.13.18"
	},
	{
		minor: 14,
		newest: "3.14.10"
	},
	{
		minor: 15,
		newest: "3.15.2"
	},
	{
		minor: 16,
		newest: "3.16.0a2",
		unreleased: !0
	}
];
/** All series for presets, oldest first, each free-threaded one after the normal one. */
function knownPythons() {
	return NEWEST.flatMap(({ minor, newest, ...rest }) => {
		let plain = {
			name: `3.${minor}`,
			minor,
			freeThreaded: !1,
			newest,
			released: !("unreleased" in rest)
		};
		return minor < 13 ? [plain] : [plain, {
			...plain,
			name: `3.${minor}t`,
			freeThreaded: !0
		}];
	});
}
/**
* The full versions that a target with this Python covers, oldest first: every known final release of its series, and its own.
* A pre-release, or a Python that is not CPython, only covers itself.
*/
function microVersionsOf({ implementation, version, series, freeThreaded }) {
	let own = parseFullVersion(version), newest = parseFullVersion(knownPythons().find((one) => one.name === (freeThreaded ? `${series}t` : series))?.newest ?? "");
	if (implementation !== "cp" || own === void 0 || own.stage !== "" || newest === void 0) return [version];
	let last = newest.stage === "" ? newest.micro : -1, micros = Array.from({ length: last + 1 }, (_, micro) => `${series}.${micro}`);
	return micros.includes(version) ? micros : [...micros, version];
}
const FULL = /^(\d+)\.(\d+)\.(\d+)((?:a|b|rc)\d+)?\+?$/;
/** Parse an output of `platform.python_version()` (a trailing `+` marks a build from a checkout). */
function parseFullVersion(text) {
	let found = FULL.exec(text);
	if (found === null) return;
	let [, major, minor, micro, stage = ""] = found;
	return {
		major: Number(major),
		minor: Number(minor),
		micro: Number(micro),
		stage
	};
}
/** CPython of one full version. */
function cpython(parts, { freeThreaded }) {
	let { major, minor, micro, stage } = parts;
	return {
		implementation: "cp",
		version: `${major}.${minor}.${micro}${stage}`,
		series: `${major}.${minor}`,
		freeThreaded
	};
}
/** `cp313t`: the start of a target id and, for CPython without debug, the ABI (Platform compatibility tags; PEP 425, 703). */
function pythonTag({ implementation, series, freeThreaded }) {
	return `${implementation}${series.replace(".", "")}${freeThreaded ? "t" : ""}`;
}
/** The marker variables of the implementation. `implementation_version` spells a release candidate `c`, as in `sys.implementation`. */
function pythonMarkers({ version, series }) {
	return {
		implementation_name: "cpython",
		implementation_version: version.replace("rc", "c"),
		platform_python_implementation: "CPython",
		python_full_version: version,
		python_version: series
	};
}
// src/targets/markers.ts
/**
* The marker variables of CPython on this system, as `packaging.markers.default_environment` reads them.
* Source: Dependency specifiers, "Environment markers" (PEP 508).
*/
function markersOf(system, python) {
	return {
		...pythonMarkers(python),
		...systemMarkers(system)
	};
}
/** Every `platform_machine` that a Python on this system can report, the usual one first. */
function machinesOf(system) {
	switch (system.os) {
		case "linux": return [system.machine, ...getOwn(KERNELS, system.machine) ?? []];
		case "windows": return [system.machine, ...getOwn(WINDOWS_KERNELS, system.machine) ?? []];
		case "macos": return [system.machine];
		default: return unreachable(system);
	}
}
/**
* Remove the kernel's release and version from a described target, so that the same lock produces the same bytes on every host of
* its kind. An unknown system keeps them, because its tag contains them too.
*/
function withPlainKernel(target) {
	let { system, markers } = target;
	if (system.os === "other" || system.os === "macos" && DARWIN_MAJOR[system.minimum[0]] === void 0) return target;
	let { platform_release, platform_version } = systemMarkers(system);
	return {
		...target,
		markers: {
			...markers,
			platform_release,
			platform_version
		}
	};
}
/** `platform.machine()` comes from the kernel: a 32-bit Python on a 64-bit kernel reports the 64-bit machine. */
const KERNELS = {
	i686: ["x86_64"],
	armv7l: ["aarch64", "armv8l"],
	armv8l: ["aarch64", "armv7l"]
}, WINDOWS_KERNELS = { x86: ["AMD64", "ARM64"] }, DARWIN_MAJOR = {
	11: 20,
	12: 21,
	13: 22,
	14: 23,
	15: 24,
	26: 25
};
/**
* A bundle cannot promise a kernel release, so a preset has the smallest value that is a valid version: an empty
* `platform_release` makes some versions of pip raise. Markers that read it are reported.
*/
function systemMarkers(system) {
	switch (system.os) {
		case "linux": return {
			...LINUX,
			platform_machine: system.machine
		};
		case "macos": {
			let release = `${DARWIN_MAJOR[system.minimum[0]] ?? 0}.0.0`;
			return {
				...MACOS,
				platform_machine: system.machine,
				platform_release: release,
				platform_version: `Darwin Kernel Version ${release}`
			};
		}
		case "windows": return {
			...WINDOWS$1,
			platform_machine: system.machine
		};
		default: return unreachable(system);
	}
}
const LINUX = {
	os_name: "posix",
	platform_system: "Linux",
	sys_platform: "linux",
	platform_release: "0",
	platform_version: "0"
}, MACOS = {
	os_name: "posix",
	platform_system: "Darwin",
	sys_platform: "darwin"
}, WINDOWS$1 = {
	os_name: "nt",
	platform_system: "Windows",
	sys_platform: "win32",
	platform_release: "10",
	platform_version: "10.0.0"
};
// src/targets/tags.ts
/**
* The platform tags of a system, best first, equal to those of the vendored `packaging` (`packaging.tags.platform_tags`).
* pip only adds legacy spellings, so the list must be complete.
* Source: Platform compatibility tags (PEP 425; manylinux PEP 600, musllinux PEP 656).
*/
function supportedTagsOf(system) {
	switch (system.os) {
		case "linux": return system.libc === "glibc" ? glibcTags(system.machine, system.minimum) : muslTags(system.machine, system.minimum);
		case "macos": return macosTags(system.machine, system.minimum);
		case "windows": return [WINDOWS_TAG[system.machine]];
		default: return unreachable(system);
	}
}
/** The last minor version that packaging assumes for an earlier major version of glibc. */
const OLDEST_MINOR = {
	x86: 5,
	other: 17
}, LEGACY = {
	"2.17": "manylinux2014",
	"2.12": "manylinux2010",
	"2.5": "manylinux1"
};
/**
* @param machine as spelled in tags; `armv8l` is a 32-bit Python on a 64-bit ARM kernel, which also accepts armv7l wheels
* @param glibc `[2, 28]` means glibc 2.28; below the minimum of the machine, only `linux_*` remains
*/
function glibcTags(machine, glibc) {
	let archs = linuxArchs(machine), versions = glibcVersions(glibc, ["x86_64", "i686"].includes(machine) ? OLDEST_MINOR.x86 : OLDEST_MINOR.other);
	return [...linuxTags(archs), ...archs.flatMap((arch) => versions.flatMap((version) => manylinuxTags(version, arch)))];
}
/** `[1, 2]` means musl 1.2. */
function muslTags(machine, [major, minor]) {
	let archs = linuxArchs(machine);
	return [...linuxTags(archs), ...archs.flatMap((arch) => down(minor, 0).map((one) => `musllinux_${major}_${one}_${arch}`))];
}
/** A Linux with an unknown C library (for example a static build): native wheels only. */
function plainLinuxTags(machine) {
	return linuxTags(linuxArchs(machine));
}
function linuxArchs(machine) {
	return machine === "armv8l" ? ["armv8l", "armv7l"] : [machine];
}
function linuxTags(archs) {
	return archs.map((arch) => `linux_${arch}`);
}
function glibcVersions([major, minor], oldest) {
	return [{
		major,
		newest: minor
	}, ...down(major - 1, 2).map((one) => ({
		major: one,
		newest: 50
	}))].flatMap(({ major: one, newest }) => down(newest, one === 2 ? oldest : 0).map((of) => [one, of]));
}
function manylinuxTags([major, minor], arch) {
	let legacy = LEGACY[`${major}.${minor}`], tag = `manylinux_${major}_${minor}_${arch}`;
	return legacy === void 0 ? [tag] : [tag, `${legacy}_${arch}`];
}
/** Since macOS 11, only the major version counts: packaging and pip use tags such as `macosx_14_0_*`. */
function macosTags(machine, [major, minor]) {
	if (major < 11) return down(minor, 0).flatMap((one) => tagsOfFormats([10, one], formatsOf(machine, [10, one])));
	let modern = down(major, 11).flatMap((one) => tagsOfFormats([one, 0], formatsOf(machine, [one, 0]))), older = down(16, 4).flatMap((one) => tagsOfFormats([10, one], machine === "arm64" ? ["universal2"] : formatsOf(machine, [10, one])));
	return [...modern, ...older];
}
function tagsOfFormats([major, minor], formats) {
	return formats.map((format) => `macosx_${major}_${minor}_${format}`);
}
function formatsOf(machine, [major, minor]) {
	return machine === "arm64" ? ["arm64", "universal2"] : major === 10 && minor < 4 ? [] : [
		"x86_64",
		"intel",
		"fat64",
		"fat3",
		"universal2",
		"universal"
	];
}
const WINDOWS_TAG = {
	AMD64: "win_amd64",
	ARM64: "win_arm64",
	x86: "win32"
};
function down(from, to) {
	return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);
}
// src/targets/platforms.ts
/** Linux machines, as spelled by the kernel and in tags. */
const LINUX_MACHINES = [
	"x86_64",
	"aarch64",
	"i686",
	"armv7l",
	"ppc64le",
	"s390x",
	"riscv64"
], GLIBC_MINORS = {
	oldest: 17,
	newest: 44
}, MUSL_MINORS = [1, 2], MACOS_MAJORS = [
	11,
	12,
	13,
	14,
	15,
	26
], MACOS_MACHINES = ["arm64", "x86_64"], WINDOWS = [
	{
		name: "windows-x86_64",
		system: {
			os: "windows",
			machine: "AMD64"
		}
	},
	{
		name: "windows-arm64",
		system: {
			os: "windows",
			machine: "ARM64"
		}
	},
	{
		name: "windows-x86",
		system: {
			os: "windows",
			machine: "x86"
		}
	}
];
/** All presets, in the order of the tables. */
function platformPresets() {
	return [
		...LINUX_MACHINES.flatMap((machine) => [...glibcPresets(machine), ...muslPresets(machine)]),
		...macosPresets(),
		...WINDOWS
	];
}
/** The name of the platform of a system. */
function platformName(system) {
	if (system.os === "linux") return `linux-${system.machine}-${system.libc}${system.minimum.join(".")}`;
	if (system.os === "windows") return WINDOWS.find((preset) => preset.system.machine === system.machine)?.name ?? "";
	let [major, minor] = system.minimum;
	return `macos-${major < 11 ? `${major}.${minor}` : major}-${system.machine}`;
}
function glibcPresets(machine) {
	let count = GLIBC_MINORS.newest - GLIBC_MINORS.oldest + 1;
	return Array.from({ length: count }, (_, index) => preset({
		os: "linux",
		machine,
		libc: "glibc",
		minimum: [2, GLIBC_MINORS.oldest + index]
	}));
}
function muslPresets(machine) {
	return MUSL_MINORS.map((minor) => preset({
		os: "linux",
		machine,
		libc: "musl",
		minimum: [1, minor]
	}));
}
function macosPresets() {
	return MACOS_MAJORS.flatMap((major) => MACOS_MACHINES.map((machine) => preset({
		os: "macos",
		machine,
		minimum: [major, 0]
	})));
}
function preset(system) {
	return {
		name: platformName(system),
		system
	};
}
/** The target of a preset and a CPython version. */
function presetTarget({ name, system }, python) {
	let tag = pythonTag(python);
	return {
		id: toTargetId(`${tag}-${name}`),
		platform: name,
		system,
		python,
		abis: [tag],
		platformTags: supportedTagsOf(system),
		markers: markersOf(system, python),
		machines: machinesOf(system),
		microVersions: microVersionsOf(python)
	};
}
/** The target of a CPython version on a preset or on a described machine, which keeps its supported tags, kernel and release. */
function targetOn(platform, python) {
	if ("system" in platform) return presetTarget(platform, python);
	let { name, machine } = platform, tag = pythonTag(python);
	return {
		...machine,
		id: toTargetId(`${tag}-${name}`),
		python,
		abis: [tag],
		markers: {
			...machine.markers,
			...pythonMarkers(python)
		},
		microVersions: microVersionsOf(python)
	};
}
// src/targets/platform-names.ts
/** Other spellings of a machine, as used by Debian, Docker, Go, Node.js and Windows. */
const LINUX_SPELLINGS = {
	x86_64: [
		"amd64",
		"x64",
		"x86-64"
	],
	aarch64: ["arm64"],
	i686: ["i386", "x86"],
	armv7l: ["armhf", "armv7"],
	ppc64le: ["ppc64el"]
}, MACOS_SPELLINGS = {
	x86_64: [
		"x64",
		"amd64",
		"intel"
	],
	arm64: ["aarch64"]
}, LEGACY_MINORS = { manylinux2014: 17 }, WINDOWS_ALIASES = [
	{
		alias: "windows-amd64",
		name: "windows-x86_64"
	},
	{
		alias: "windows-x64",
		name: "windows-x86_64"
	},
	{
		alias: "windows-aarch64",
		name: "windows-arm64"
	},
	{
		alias: "windows-i686",
		name: "windows-x86"
	},
	{
		alias: "windows-win32",
		name: "windows-x86"
	},
	{
		alias: "win_amd64",
		name: "windows-x86_64"
	},
	{
		alias: "win_arm64",
		name: "windows-arm64"
	},
	{
		alias: "win32",
		name: "windows-x86"
	},
	{
		alias: "win64",
		name: "windows-x86_64",
		assumed: !0
	}
];
/** Return platforms by known name in lower case: preset names first, then aliases. */
function platformNames() {
	let presets = new Map(platformPresets().map((preset) => [preset.name, preset])), own = [...presets.keys()].map((name) => ({
		alias: name,
		name
	})), plain = [
		...own,
		...WINDOWS_ALIASES,
		...linuxAliases(),
		...macosAliases(),
		...own.flatMap(tagAliases)
	], names = /* @__PURE__ */ new Map();
	for (let { alias, name, assumed = !1, distribution } of [
		...plain,
		...plain.flatMap(respelled),
		...plain.flatMap(withoutMachine)
	]) {
		let preset = presets.get(name);
		preset !== void 0 && !names.has(alias) && names.set(alias, {
			...preset,
			assumed,
			...distribution === void 0 ? {} : { distribution }
		});
	}
	return names;
}
function linuxAliases() {
	return LINUX_MACHINES.flatMap((machine) => [
		{
			alias: `linux-${machine}`,
			name: `linux-${machine}-glibc2.28`,
			assumed: !0
		},
		{
			alias: `alpine-${machine}`,
			name: `linux-${machine}-musl1.2`
		},
		...DISTRIBUTIONS.flatMap((distribution) => releaseNames(distribution).map((release) => ({
			alias: `${release}-${machine}`,
			name: `linux-${machine}-glibc2.${distribution.glibc}`,
			distribution
		}))),
		...Object.entries(LEGACY_MINORS).map(([tag, minor]) => ({
			alias: `${tag}_${machine}`,
			name: `linux-${machine}-glibc2.${minor}`
		}))
	]);
}
function macosAliases() {
	return Object.keys(MACOS_SPELLINGS).map((machine) => ({
		alias: `macos-${machine}`,
		name: `macos-11-${machine}`,
		assumed: !0
	}));
}
/** The name without the architecture that it then means: x86_64, on macOS arm64. */
function withoutMachine(known) {
	let machine = known.name.startsWith("macos") ? "arm64" : "x86_64", alias = known.alias.replace(RegExp(`[-_]${machine}(?=-|$)`), "");
	return alias === known.alias ? [] : [{
		...known,
		alias,
		assumed: !0
	}];
}
/** The equivalent platform tag for pip's `--platform`, e.g. `manylinux_2_28_x86_64`. */
function tagAliases({ name }) {
	let linux = /^linux-(\w+)-(glibc|musl)(\d+)\.(\d+)$/.exec(name);
	if (linux !== null) {
		let [, machine, libc, major, minor] = linux;
		return [{
			alias: `${libc === "glibc" ? "manylinux" : "musllinux"}_${major}_${minor}_${machine}`,
			name
		}];
	}
	let macos = /^macos-(\d+)-(\w+)$/.exec(name);
	return macos === null ? [] : [{
		alias: `macosx_${macos[1]}_0_${macos[2]}`,
		name
	}];
}
/** The name with each other spelling of its machine. macOS uses arm64 instead of aarch64. */
function respelled(known) {
	let macos = /^macos-\d+-(\w+)$/.exec(known.name)?.[1], machine = macos ?? /^linux-(\w+)-/.exec(known.name)?.[1] ?? "";
	return ((macos === void 0 ? LINUX_SPELLINGS : MACOS_SPELLINGS)[machine] ?? []).map((spelling) => ({
		...known,
		alias: known.alias.replace(machine, spelling)
	}));
}
/** Unit: names. */
const FAMILIES = [
	{
		called: /^(?:alpine|musl)/,
		meant: ["alpine", "alpine-arm64"]
	},
	{
		called: /^(?:linux|gnu|glibc|manylinux|ubuntu|debian|mint|rhel|red-?hat|centos|fedora|alma|rocky|oracle|amazon|amzn|suse|opensuse|sles|arch)/,
		meant: ["linux", "linux-arm64"]
	},
	{
		called: /^(?:mac|osx|os-x|darwin|apple)/,
		meant: ["macos", "macos-x86_64"]
	},
	{
		called: /^win/,
		meant: ["windows", "windows-arm64"]
	}
];
/**
* Suggest names for an unknown one, best first: corrected typing errors, names that start with it (`macos-14`), names of its
* family (`ubuntu`), otherwise the most similar ones. Each preset is suggested once.
*/
function suggestedPlatforms(given, names) {
	let text = given.toLowerCase(), near = closestMatch(text, names.keys(), names.size);
	return ([
		near.filter((name) => editDistance(text, name.toLowerCase()) <= text.length / 6),
		/\d/.test(text) ? longerThan(text, names) : [],
		releasesOf(text, names),
		FAMILIES.find(({ called }) => called.test(text))?.meant ?? [],
		near
	].find((some) => some.length > 0) ?? []).filter((name, index, all) => all.findIndex((one) => names.get(one)?.name === names.get(name)?.name) === index).slice(0, 3);
}
/** The releases of a distribution, newest first: `rhel-10`, `rhel-9`, `rhel-8` for `rhel` and `rhel-11`. */
function releasesOf(text, names) {
	return [...names].filter(([name, { assumed, distribution }]) => assumed && distribution !== void 0 && text.startsWith(name.slice(0, name.lastIndexOf("-")))).map(([name]) => name).toReversed();
}
/** For a Linux name without a glibc version, put the common one first; `toSorted` keeps the order of the others. */
function longerThan(text, names) {
	let usual = (name) => names.get(name)?.name.endsWith("-glibc2.28") === !0 ? 0 : 1;
	return [...names.keys()].filter((name) => /^[-_]./.test(name.slice(text.length)) && name.startsWith(text)).toSorted((one, other) => usual(one) - usual(other));
}
/** The `count` most similar names, best first. Names that have nothing in common are left out. */
function closestMatch(given, names, count = 3) {
	let text = given.toLowerCase();
	return [...names].map((name) => ({
		name,
		far: editDistance(text, name.toLowerCase())
	})).filter(({ name, far }) => far <= Math.max(2, Math.ceil(Math.max(text.length, name.length) / 2))).toSorted((one, other) => one.far - other.far).slice(0, count).map(({ name }) => name);
}
/** Edit distance with insertions, deletions, replacements and swaps of neighbors (optimal string alignment). */
function editDistance(from, to) {
	let rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
	for (let row = 1; row <= from.length; row++) rows.push(nextRow({
		from,
		to,
		row,
		above: rows[row - 1] ?? [],
		before: rows[row - 2] ?? []
	}));
	return rows[from.length]?.[to.length] ?? 0;
}
/** Distances between the first `row` letters of one text and each prefix of the other. */
function nextRow({ from, to, row, above, before }) {
	let far = (of, column) => of[column] ?? Infinity, current = [row];
	for (let column = 1; column <= to.length; column++) {
		let same = from[row - 1] === to[column - 1], swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1], steps = [
			far(above, column - 1) + +!same,
			far(above, column) + 1,
			far(current, column - 1) + 1
		];
		current.push(Math.min(...steps, swapped ? far(before, column - 2) + 1 : Infinity));
	}
	return current;
}
/**
* The platform of a name or alias. A distribution can be written without a dash (`rhel8`), and the last part of a version can be
* omitted or added (`rhel-8.9`, `macos-11.0-arm64`).
*/
function lookUpPlatform(given, names = platformNames()) {
	let text = given.trim().toLowerCase(), dashed = text.replace(/^([a-z]+)(?=\d)/, "$1-"), shorter = dashed.replace(/^([a-z-]+-\d+(?:\.\d+)*)\.\d+(?=-|$)/, "$1"), found = names.get(text) ?? names.get(dashed) ?? names.get(shorter);
	return found === void 0 ? void 0 : {
		...found,
		given: given.trim()
	};
}
/** Return the platform of a name or alias, or an error with the closest names. */
function findPlatform(given) {
	let names = platformNames(), found = lookUpPlatform(given, names);
	if (found !== void 0) return found;
	let near = suggestedPlatforms(given.trim(), names);
	return {
		input: "platform",
		actual: given,
		expected: `${near.length > 0 ? `unknown platform; closest: ${near.join(", ")}` : "unknown platform"} (run 'offline-bundle targets' to list all; use describe.py for other machines)`
	};
}
// src/core/constants.ts
/** Unit: bytes. */
const KIB = 1024, MIB = 1024 * KIB, GIB = 1024 * MIB, MAX_VOLUME_BYTES = 2e3 * MIB, OLDEST_EPOCH_SECONDS = 315532800, VERSION = "0.1.0", LOGIN_VARIABLE = "OFFLINE_BUNDLE_INDEX_", UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
/**
* Make untrusted text safe to print on one line: no line breaks, terminal controls or bidirectional controls
* (Unicode technical report 36), and valid UTF-8.
*/
function plainLine(text) {
	return visibleText(text).trim();
}
/** Like `plainLine`, but keep surrounding spaces. */
function visibleText(text) {
	return text.replaceAll(/\p{Surrogate}/gu, "�").replaceAll(UNSEEN, " ");
}
/** Escape text for HTML content and double-quoted attributes. */
function escapeHtml(text) {
	return plainLine(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
/**
* Check a word for a lock, a link or a path: it cannot end a line or start an option.
* @throws BundleError `integrity`
*/
function safeWord(text, what) {
	if (/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/.test(text)) return text;
	throw new BundleError({
		kind: "integrity",
		what: `${what} ${JSON.stringify(text)} contains invalid characters`,
		hint: "The index or the wheel is corrupt or malicious: check its source."
	});
}
/** Return a URL for the manifest: without the query, which may be a signature that is secret and changes, so that bundles stay reproducible. */
function recordedUrl(url) {
	return portableUrl(url).replace(/^([^?#]*)\?[^#]*/, "$1");
}
/** Return a URL without local folders: `file:///home/me/app.whl` becomes `file:app.whl`, also for repositories. */
function portableUrl(url) {
	let [scheme] = /^(?:[a-z]+\+)?file:/i.exec(url) ?? [];
	if (scheme === void 0) return plainLine(url);
	let [path = "", ...rest] = url.slice(scheme.length).split("#");
	return plainLine([`${scheme}${path.replace(/\/+$/, "").split("/").at(-1) ?? ""}`, ...rest].join("#"));
}
/** Remove local folders from each `file:` URL in a text. */
function portableText(text) {
	return plainLine(text.replaceAll(/\b(?:[a-z]+\+)?file:\/\/[^\s"'<>()]+/gi, portableUrl));
}
/** Return the origin of a requirement without its local folder. */
function recordedOrigin(origin) {
	return plainLine(origin).replace(/^.*[/\\](?=[^/\\]*$)/, "");
}
/** The scheme and user part of each URL in a text. A stray `@` later in the URL may hide part of the path, but never reveals a secret. */
const USER_PART = /([a-z][a-z0-9+.-]*:\/\/)([^\s/?#]*)@/gi;
/** Mask the user part of every URL in a text; a token alone before the `@` is a credential too. */
function maskSecrets(text) {
	return text.replaceAll(USER_PART, "$1****@");
}
/** Remove the user part of every URL in a text. */
function withoutUsers(text) {
	return text.replaceAll(USER_PART, "$1");
}
/**
* Return the credentials in a text, for a runner to mask: the password of every URL, or the user if there is no password
* (a token), as written and percent-decoded.
*/
function credentialsIn(text) {
	let secrets = [...text.matchAll(USER_PART)].map(([, , user = ""]) => user).map((user) => user.includes(":") ? user.slice(user.indexOf(":") + 1) : user);
	return [...new Set(secrets.flatMap((secret) => [secret, decodedPercent(secret)]))].filter((secret) => secret !== "");
}
/** Decode percent-encoding (RFC 3986, 2.1); return invalid encodings unchanged. */
function decodedPercent(text) {
	try {
		return decodeURIComponent(text);
	} catch (error) {
		if (error instanceof URIError) return text;
		throw error;
	}
}
/** Compare by code unit, independent of the locale. */
function byText(key) {
	return (a, b) => {
		let [left, right] = [key(a), key(b)];
		return left < right ? -1 : +(left > right);
	};
}
const STEPS = [
	"B",
	"kB",
	"MB",
	"GB",
	"TB"
];
/** Format a size such as `12.3 MB`, in powers of 1000 as package indexes do. */
function showBytes(bytes) {
	let step = bytes < 1e3 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(bytes) / 3)), value = bytes / 1e3 ** step;
	return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${STEPS[step]}`;
}
/** Format a duration such as `4.2 s` or `3 min 05 s`. */
function showSeconds(seconds) {
	if (seconds < 60) return `${seconds.toFixed(1)} s`;
	let whole = Math.round(seconds);
	return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}
/** Format a count such as `1 wheel` or `12 wheels`. */
function count(many, noun, plural = `${noun}s`) {
	return `${many} ${many === 1 ? noun : plural}`;
}
/** Name targets briefly: `all 25 targets`, or `cp311, cp312 on windows-x86_64; cp312 on macos-14-arm64`. @param all the number of targets; omit it to name each */
function targetsText(ids, all = 0) {
	if (ids.length === 1 || ids.length !== all) {
		let pythons = /* @__PURE__ */ new Map();
		for (let id of ids) {
			let [, python = "", platform = id] = /^([^-]+)-(.+)$/.exec(id) ?? [];
			pythons.set(platform, [...pythons.get(platform) ?? [], python]);
		}
		return ids.length === 1 ? ids[0] ?? "" : [...pythons].map(([platform, some]) => `${some.join(", ")} on ${platform}`).join("; ");
	}
	return `all ${all} targets`;
}
// src/core/schemas.ts
const texts = /* @__PURE__ */ array(/* @__PURE__ */ string()), project = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(toProjectName)), targetId = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(toTargetId)), sha256 = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(parseSha256), /* @__PURE__ */ custom((digest) => digest !== void 0, "expected 64 hexadecimal digits")), wheelName = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(parseWheelName), /* @__PURE__ */ custom((name) => name !== void 0, "expected a wheel file name")), marker = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[A-Za-z0-9_.+"<>=!~ ()]+$/)), FINDING_KINDS = {
	absent: {
		class: "incomplete",
		means: "No index provides the project."
	},
	ambiguous: {
		class: "incomplete",
		means: "The lock has several entries of one project for the same machine."
	},
	"command-name": {
		class: "warning",
		ofWheel: !0,
		means: "A command name has spaces, and pip uses only its last word."
	},
	conflict: {
		class: "incomplete",
		means: "Requirements on one project exclude each other."
	},
	constraint: {
		class: "incomplete",
		means: "A lock entry violates a constraint."
	},
	"direct-url": {
		class: "incomplete",
		means: "The metadata of a wheel requires a URL, which pip would download during the installation."
	},
	"dry-run": {
		class: "incomplete",
		means: "pip would not install exactly the locked files."
	},
	empty: {
		class: "warning",
		means: "No requirement applies to the target."
	},
	"entry-points": {
		class: "integrity",
		means: "pip rejects the entry points, or a command would be written outside the environment."
	},
	environment: {
		class: "incomplete",
		means: "The `environments` of pylock.toml do not include the target."
	},
	extra: {
		class: "warning",
		means: "A project does not have a requested extra."
	},
	"file-name": {
		class: "incomplete",
		mayWarn: !0,
		ofWheel: !0,
		means: "A name in the wheel is not valid or too long on the target."
	},
	filename: {
		class: "integrity",
		means: "The file name of a wheel does not follow the wheel format."
	},
	hash: {
		class: "incomplete",
		means: "A file does not match the hashes of a requirement, or the hashes are incomplete."
	},
	ignored: {
		class: "warning",
		means: "A file on an index is invalid, and another file was used."
	},
	locked: {
		class: "incomplete",
		means: "A wheel is not one of the files that the lock names."
	},
	marker: {
		class: "incomplete",
		means: "Not every installer can evaluate the marker of a lock entry."
	},
	metadata: {
		class: "integrity",
		means: "METADATA or a file next to it is missing, invalid, or names another project or version."
	},
	missing: {
		class: "incomplete",
		means: "The lock has no entry for a requirement."
	},
	"no-version": {
		class: "incomplete",
		means: "No version matches the requirement, or no index page lists a usable file."
	},
	"no-wheel": {
		class: "incomplete",
		means: "The release has no wheel that installs on the target."
	},
	"path-conflict": {
		class: "incomplete",
		mayWarn: !0,
		ofWheel: !0,
		means: "A file and a directory need the same path."
	},
	"path-length": {
		class: "warning",
		ofWheel: !0,
		means: "A path can exceed the limit of Windows (259 characters)."
	},
	"pre-release": {
		class: "incomplete",
		means: "Only pre-releases match the requirement."
	},
	record: {
		class: "integrity",
		means: "RECORD cannot be parsed, or lists files outside the wheel or files of another wheel."
	},
	"record-differs": {
		class: "warning",
		ofWheel: !0,
		means: "RECORD does not match the files of the wheel."
	},
	"requires-python": {
		class: "incomplete",
		mayWarn: !0,
		means: "The release or the lock requires another Python version."
	},
	"reserved-name": {
		class: "incomplete",
		means: "The wheel would overwrite Python, pip or other parts of the environment."
	},
	"same-command": {
		class: "warning",
		ofWheel: !0,
		means: "Two wheels install different commands with the same name."
	},
	"same-path": {
		class: "warning",
		ofWheel: !0,
		means: "Two wheels write different content to the same path."
	},
	"sdist-only": {
		class: "incomplete",
		means: "The release has an sdist but no wheel, and no other release matches."
	},
	sha256: {
		class: "integrity",
		means: "The content of a wheel does not match its sha256."
	},
	source: {
		class: "incomplete",
		means: "A wheel was not built from a required sdist, directory or repository."
	},
	tag: {
		class: "incomplete",
		means: "The target does not support any tag of a locked wheel."
	},
	"too-new": {
		class: "policy",
		means: "A file was uploaded after the limit, or its upload time is unknown."
	},
	unneeded: {
		class: "incomplete",
		means: "No requirement needs a lock entry."
	},
	unpromised: {
		class: "warning",
		means: "A marker depends on the kernel version, which differs between machines of the target."
	},
	unsolvable: {
		class: "incomplete",
		means: "pip found no set of versions that satisfies all requirements."
	},
	uv: {
		class: "warning",
		ofWheel: !0,
		means: "pip installs the wheel, but uv rejects it."
	},
	version: {
		class: "incomplete",
		means: "The locked version does not satisfy a requirement."
	},
	wheel: {
		class: "integrity",
		means: "pip rejects the WHEEL file."
	},
	"wheel-tag": {
		class: "warning",
		ofWheel: !0,
		means: "The tags in the WHEEL file differ from those of the file name."
	},
	yanked: {
		class: "policy",
		mayWarn: !0,
		means: "The release was yanked. A warning if a requirement pins it with `==`."
	},
	zip: {
		class: "integrity",
		means: "The file is not a valid zip archive, or has unsafe or ambiguous entries."
	},
	"zip-bomb": {
		class: "integrity",
		means: "The unpacked size is far larger than the archive."
	},
	"zip-repeated": {
		class: "warning",
		ofWheel: !0,
		means: "The archive contains a file twice with the same content, so uv rejects it."
	},
	advisory: {
		class: "policy",
		mayWarn: !0,
		means: "A security advisory affects the release. A warning if it is ignored until a date."
	},
	build: {
		class: "incomplete",
		means: "No wheel could be built from an sdist."
	},
	import: {
		class: "incomplete",
		means: "An installed module could not be imported."
	},
	"import-accepted": {
		class: "warning",
		means: "A module could not be imported, and `--prove-except` accepts it."
	},
	"import-optional": {
		class: "warning",
		means: "A module could not be imported because an optional dependency is missing."
	},
	install: {
		class: "incomplete",
		means: "A matching interpreter could not install the bundle."
	},
	job: {
		class: "incomplete",
		means: "A prove job failed or has no result."
	},
	license: {
		class: "policy",
		means: "The license is denied, not allowed or unknown."
	},
	micros: {
		class: "warning",
		means: "The bundle does not support some micro versions of the target's Python."
	},
	"only-sdist": {
		class: "incomplete",
		means: "The release has only an sdist, and `--sdists never` excludes it."
	},
	"pip-check": {
		class: "warning",
		means: "`pip check` reports a problem after an installation."
	},
	unproved: {
		class: "incomplete",
		mayWarn: !0,
		means: "No interpreter matches the target. An error in a matrix."
	}
};
function isFindingKind(kind) {
	return Object.hasOwn(FINDING_KINDS, kind);
}
/** The severities that a finding of this kind may have. */
function severitiesOf(kind) {
	let row = FINDING_KINDS[kind];
	return row.class === "warning" ? ["warning"] : row.mayWarn ? ["error", "warning"] : ["error"];
}
/** One fact about a target, wheel or release. A run collects findings, so that all of them are reported together. */
const FindingFields = /* @__PURE__ */ object({
	/** Stable, for programs. */
	kind: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ guard(isFindingKind, "not a kind of finding")),
	severity: /* @__PURE__ */ picklist(["error", "warning"]),
	/** One sentence that names project, version and file. */
	message: /* @__PURE__ */ string(),
	/** What to do, in one sentence. */
	hint: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	project: /* @__PURE__ */ exactOptional(project),
	version: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** Where the requirement came from, e.g. `requirements.txt:3`. */
	origin: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** The requirements from the user's own to the affected one, e.g. `['keyring>=25', 'jaraco.classes']`. */
	chain: /* @__PURE__ */ exactOptional(texts),
	/** On the last finding of a truncated list: the number of omitted findings. */
	omitted: /* @__PURE__ */ exactOptional(/* @__PURE__ */ number())
}), FindingSchema$1 = /* @__PURE__ */ pipe(FindingFields, /* @__PURE__ */ check$2(({ kind, severity }) => severitiesOf(kind).includes(severity), "a finding of this kind cannot have this severity"));
/** Group findings with the same message, in order of first appearance. `counts` selects the findings. */
function shareFindings(targets, counts = () => !0) {
	let shared = /* @__PURE__ */ new Map();
	for (let { target, findings } of targets) for (let finding of findings.filter(counts)) {
		let known = shared.get(finding.message) ?? {
			finding,
			targets: /* @__PURE__ */ new Set()
		};
		known.targets.add(target), shared.set(finding.message, known);
	}
	return [...shared.values()].map(({ finding, targets: holders }) => ({
		finding,
		targets: [...holders]
	}));
}
/** Group findings by cause, in order of first appearance: messages about one release often differ in the target's tags only. */
function causesOf(targets) {
	let causes = /* @__PURE__ */ new Map();
	for (let { target, findings } of targets) for (let finding of findings) {
		let { kind, message, project: name, version, origin } = finding, key = JSON.stringify(name === void 0 ? [
			kind,
			message,
			origin
		] : [
			kind,
			name,
			version,
			origin
		]);
		causes.set(key, [...causes.get(key) ?? [], {
			target,
			findings: [finding]
		}]);
	}
	return [...causes.values()].map((some) => ({
		targets: [...new Set(some.map(({ target }) => target))],
		findings: shareFindings(some)
	}));
}
// src/targets/micro-versions.ts
const range = {
	from: /* @__PURE__ */ string(),
	to: /* @__PURE__ */ string()
}, MicroCoverSchema = /* @__PURE__ */ strictObject({
	...range,
	except: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		...range,
		because: /* @__PURE__ */ string()
	}))
});
/** `3.11.3 to 3.11.18` */
function rangeText({ from, to }) {
	return from === to ? from : `${from} to ${to}`;
}
/** The covered ranges, e.g. `3.12.0 to 3.12.3, 3.12.5 to 3.12.16`. */
function coverText(cover) {
	return coveredRanges(cover).map(rangeText).join(", ");
}
function coveredRanges(cover) {
	let excepted = new Set(cover.except.flatMap(versionsOf$1)), ranges = [], before;
	for (let version of versionsOf$1(cover)) {
		let last = ranges.at(-1);
		excepted.has(version) || (last !== void 0 && last.to === before ? ranges[ranges.length - 1] = {
			from: last.from,
			to: version
		} : ranges.push({
			from: version,
			to: version
		})), before = version;
	}
	return ranges;
}
/** Treats later micro versions as the newest known one, because no marker of the bundle distinguishes them. */
function covers(cover, version) {
	let [first, last, own] = [
		cover.from,
		cover.to,
		version
	].map(parseFullVersion);
	if (first === void 0 || last === void 0 || own === void 0) return cover.from === version;
	if (own.stage !== "" || first.stage !== "") return version === cover.from || version === cover.to;
	let micro = Math.min(own.micro, last.micro);
	return coveredRanges(cover).some(({ from, to }) => (microOf(from) ?? 0) <= micro && micro <= (microOf(to) ?? 0));
}
/** List the versions of a range. A pre-release is a separate range. */
function versionsOf$1({ from, to }) {
	let [first, last] = [parseFullVersion(from), microOf(to)];
	if (first === void 0 || last === void 0 || from === to) return [from];
	let { major, minor, micro } = first;
	return Array.from({ length: Math.min(1e3, Math.max(0, last - micro + 1)) }, (_, index) => `${major}.${minor}.${micro + index}`);
}
function microOf(version) {
	return parseFullVersion(version)?.micro;
}
// src/targets/target.ts
const MinimumVersion = /* @__PURE__ */ tuple([/* @__PURE__ */ number(), /* @__PURE__ */ number()]), TARGET_FIELDS = {
	/** Name of the preset, e.g. `linux-x86_64-glibc2.28`, or the equivalent of a described machine. */
	platform: /* @__PURE__ */ string(),
	system: /* @__PURE__ */ variant("os", [
		/* @__PURE__ */ strictObject({
			os: /* @__PURE__ */ literal("linux"),
			machine: /* @__PURE__ */ string(),
			libc: /* @__PURE__ */ picklist(["glibc", "musl"]),
			minimum: MinimumVersion
		}),
		/* @__PURE__ */ strictObject({
			os: /* @__PURE__ */ literal("macos"),
			machine: /* @__PURE__ */ picklist(["arm64", "x86_64"]),
			minimum: MinimumVersion
		}),
		/* @__PURE__ */ strictObject({
			os: /* @__PURE__ */ literal("windows"),
			machine: /* @__PURE__ */ picklist([
				"AMD64",
				"ARM64",
				"x86"
			])
		}),
		/* @__PURE__ */ strictObject({
			os: /* @__PURE__ */ literal("other"),
			machine: /* @__PURE__ */ string()
		})
	]),
	python: /* @__PURE__ */ strictObject({
		/** `cp` or `pp`, as in tags. */
		implementation: /* @__PURE__ */ string(),
		/** Full version, e.g. `3.12.12`, because `!=3.12.0` would exclude a plain 3.12. */
		version: /* @__PURE__ */ string(),
		/** `3.12`; with freeThreaded, `3.13` means 3.13t. */
		series: /* @__PURE__ */ string(),
		freeThreaded: /* @__PURE__ */ boolean()
	}),
	/** Best first, e.g. `['cp312']`, `['cp313t']`, `['pypy311_pp73']`; abi3 and none are implied. */
	abis: /* @__PURE__ */ array(/* @__PURE__ */ string()),
	/** Every platform tag that the target accepts, best first. */
	platformTags: /* @__PURE__ */ array(/* @__PURE__ */ string()),
	/** The marker variables (Dependency specifiers, "Environment markers"; PEP 508). */
	markers: /* @__PURE__ */ strictObject(/* @__PURE__ */ entriesFromList([
		"implementation_name",
		"implementation_version",
		"os_name",
		"platform_machine",
		"platform_python_implementation",
		"platform_release",
		"platform_system",
		"platform_version",
		"python_full_version",
		"python_version",
		"sys_platform"
	], /* @__PURE__ */ string())),
	/** The usual one first. A 32-bit target can also report that of its 64-bit kernel. */
	machines: /* @__PURE__ */ array(/* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ description("all values of platform_machine that it can report"))),
	/** `python.version` is one of them. */
	microVersions: /* @__PURE__ */ array(/* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ description("all micro versions of Python that it covers, oldest first")))
}, TargetSchema = /* @__PURE__ */ strictObject({
	id: targetId,
	...TARGET_FIELDS
}), PointSchema = /* @__PURE__ */ strictObject({
	/** Full version of Python. */
	python: /* @__PURE__ */ string(),
	/** `platform_machine` */
	machine: /* @__PURE__ */ string()
});
/** The target reduced to one machine. PyPy's implementation version does not depend on the Python version. */
function targetAt(target, { python, machine }) {
	let markers = {
		...target.markers,
		platform_machine: machine
	};
	if (python === target.python.version) return {
		...target,
		markers,
		machines: [machine]
	};
	let implementation = target.python.implementation === "cp" ? { implementation_version: python } : {};
	return {
		...target,
		python: {
			...target.python,
			version: python
		},
		markers: {
			...markers,
			python_full_version: python,
			...implementation
		},
		machines: [machine]
	};
}
/** One wheel for one target. */
const ResolvedFileSchema = /* @__PURE__ */ strictObject({
	project,
	version: /* @__PURE__ */ string(),
	filename: wheelName,
	/** Without credentials; `file:` for a local or built wheel. */
	url: /* @__PURE__ */ string(),
	sha256,
	/** Which machines of the target need it (Dependency specifiers, "Environment markers"); undefined: all of them. */
	marker: /* @__PURE__ */ exactOptional(marker),
	/** As the index states it. Unit: bytes. */
	bytes: /* @__PURE__ */ exactOptional(/* @__PURE__ */ number()),
	/** Whether a requirement names it directly. */
	requested: /* @__PURE__ */ boolean(),
	extras: texts,
	requiredBy: /* @__PURE__ */ array(project),
	/** The reason, or '' if the index has none. */
	yanked: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** ISO 8601, as the index states it. */
	uploadTime: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** Neither an index nor a lock has a hash: `sha256` is that of the downloaded file. */
	unhashed: /* @__PURE__ */ exactOptional(/* @__PURE__ */ boolean()),
	/** Set if the wheel was built in this run. */
	built: /* @__PURE__ */ exactOptional(/* @__PURE__ */ strictObject({
		kind: /* @__PURE__ */ picklist([
			"sdist",
			"vcs",
			"folder"
		]),
		url: /* @__PURE__ */ string(),
		/** Of the sdist; a VCS source has `revision` instead. */
		sha256: /* @__PURE__ */ exactOptional(sha256),
		revision: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
		/** Metadata 2.2 or newer and neither Requires-Dist nor Requires-Python is Dynamic. */
		staticMetadata: /* @__PURE__ */ boolean(),
		backend: /* @__PURE__ */ string(),
		/** File names of the wheels in the build environment. */
		buildRequirements: /* @__PURE__ */ exactOptional(texts),
		/** Full version of the Python that ran the build. */
		python: /* @__PURE__ */ string()
	})),
	/** Set if a wheel from find-links replaces the sdist of the lock (`--lock-built`). */
	lockedSdist: /* @__PURE__ */ exactOptional(/* @__PURE__ */ strictObject({
		/** Without credentials. */
		url: /* @__PURE__ */ string(),
		/** Hexadecimal, by algorithm, as in the lock. */
		hashes: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string())
	}))
}), WantedSdistSchema = /* @__PURE__ */ strictObject({
	project,
	version: /* @__PURE__ */ string(),
	/** An index URL, a `git+https:` URL, or a `file:` URL of a folder. */
	url: /* @__PURE__ */ string(),
	sha256: /* @__PURE__ */ exactOptional(sha256),
	/** Hexadecimal, by algorithm, from a lock or an index. The archive must match all of them. */
	hashes: /* @__PURE__ */ exactOptional(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string())),
	/** Of the archive: the reason, or '' if the index has none. */
	yanked: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** Of the archive; ISO 8601. */
	uploadTime: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	chain: texts
}), SolvedSchema = /* @__PURE__ */ strictObject({
	kind: /* @__PURE__ */ literal("solved"),
	target: targetId,
	files: /* @__PURE__ */ array(ResolvedFileSchema),
	/** sdists to build so that more micro versions of the target are covered. */
	sdists: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(WantedSdistSchema)),
	/** Files that pip cannot install and that were replaced by others. */
	ignored: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(FindingSchema$1))
}), ResolutionSchema = /* @__PURE__ */ variant("kind", [SolvedSchema, /* @__PURE__ */ strictObject({
	kind: /* @__PURE__ */ literal("unsolved"),
	target: targetId,
	findings: /* @__PURE__ */ array(FindingSchema$1),
	/** sdists to build for it (`--sdists pure`); empty if that would not help. */
	sdists: /* @__PURE__ */ array(WantedSdistSchema)
})]), FileEntrySchema = /* @__PURE__ */ strictObject({
	project: /* @__PURE__ */ string(),
	version: /* @__PURE__ */ string(),
	filename: /* @__PURE__ */ string(),
	/** Absolute, without credentials or fragment. */
	url: /* @__PURE__ */ string(),
	sha256: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	hashes: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string()),
	/** Unit: bytes. */
	bytes: /* @__PURE__ */ exactOptional(/* @__PURE__ */ number()),
	requiresPython: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	yanked: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	uploadTime: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** Hashes of the separate metadata file that the index announces (PEP 658, 714). */
	metadata: /* @__PURE__ */ exactOptional(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string())),
	index: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** Of a wheel that was built here: the `url` of the root or of the WantedSdist that it was built from. */
	builtFrom: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** The sha256 of the archive that it was built from. */
	sourceSha256: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string())
}), RootSchema = /* @__PURE__ */ strictObject({
	/** Normalized PEP 508, or `url ; marker` if the name is only known after a build. */
	text: /* @__PURE__ */ string(),
	name: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	kind: /* @__PURE__ */ picklist([
		"named",
		"wheel",
		"sdist",
		"vcs",
		"folder",
		"url"
	]),
	url: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	/** `sha256:…`, as in pip's `--hash`. */
	hashes: texts,
	/** `requirements.txt:3`, `argument`, `pyproject.toml [project.dependencies]`. */
	origin: /* @__PURE__ */ string(),
	editable: /* @__PURE__ */ boolean(),
	/** Normalized. */
	extras: /* @__PURE__ */ exactOptional(texts),
	marker: /* @__PURE__ */ exactOptional(/* @__PURE__ */ nullable(/* @__PURE__ */ string())),
	/** Of a lock entry that is a direct reference. */
	version: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** The files of a lock entry (`--lock`); one is selected for each target. */
	locked: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(FileEntrySchema)),
	/** The sdist of a lock entry, used if no wheel is compatible. */
	lockedSdist: /* @__PURE__ */ exactOptional(FileEntrySchema),
	/** A wheel from find-links may replace the sdist of this entry (`--lock-built`). */
	lockBuilt: /* @__PURE__ */ exactOptional(/* @__PURE__ */ boolean())
}), IndexLineSchema = /* @__PURE__ */ strictObject({
	kind: /* @__PURE__ */ string(),
	url: /* @__PURE__ */ string()
}), LoginSchema = /* @__PURE__ */ strictObject({
	url: /* @__PURE__ */ string(),
	username: /* @__PURE__ */ string(),
	password: /* @__PURE__ */ string()
}), ParsedRequirementsSchema = /* @__PURE__ */ strictObject({
	roots: /* @__PURE__ */ array(RootSchema),
	constraints: /* @__PURE__ */ array(RootSchema),
	/** The roots are a complete lock, used without resolving. */
	locked: /* @__PURE__ */ boolean(),
	/** A requirements file has `--pre`. */
	pre: /* @__PURE__ */ exactOptional(/* @__PURE__ */ boolean()),
	/** A requirement has hashes, or a file has `--require-hashes`: pip then requires hashes for all files of indexes. */
	requireHashes: /* @__PURE__ */ exactOptional(/* @__PURE__ */ boolean()),
	/** The targets that a lock, script or project supports. A target must match one of the markers in `environments`; empty: any target. */
	bounds: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		origin: /* @__PURE__ */ string(),
		requiresPython: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
		environments: texts
	}))),
	/** Index lines of requirements files, if they are allowed. */
	indexLines: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(IndexLineSchema)),
	/** Ignored index options of a lock, each with its location, without credentials. */
	passedOver: /* @__PURE__ */ exactOptional(texts),
	/** Ignored tables of other tools, each with the projects that they affect. */
	ignored: /* @__PURE__ */ exactOptional(texts),
	/** The credentials of URLs; no other field contains any. */
	logins: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(LoginSchema))
}), TargetFaultSchema = /* @__PURE__ */ strictObject({
	/** Of the resulting finding. */
	...(/* @__PURE__ */ pick(FindingFields, ["kind", "severity"])).entries,
	what: /* @__PURE__ */ string(),
	/** `sys_platform` of the affected targets; undefined: all. */
	system: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** The first Python series that is not affected, e.g. `3.11`. */
	below: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string())
}), WheelFactsSchema = /* @__PURE__ */ strictObject({
	sha256,
	filename: wheelName,
	bytes: /* @__PURE__ */ number(),
	project,
	/** `Name`, not normalized. */
	name: /* @__PURE__ */ string(),
	version: /* @__PURE__ */ string(),
	requiresPython: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** `Requires-Dist` lines as written. */
	requiresDist: texts,
	providesExtra: texts,
	summary: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** `License-Expression`, an SPDX expression (PEP 639). */
	licenseExpression: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** `License` text, cut to one line of 200 characters. */
	licenseText: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** `License :: …` classifiers. */
	licenseClassifiers: texts,
	homePage: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** Top-level packages and modules that a proof imports. */
	topLevel: texts,
	consoleScripts: texts,
	/** Uncompressed. Unit: bytes. */
	unpackedBytes: /* @__PURE__ */ number(),
	/** Evaluated by the closure check for each target. */
	targetFaults: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(TargetFaultSchema)),
	/** Paths in RECORD that the wheel does not contain. */
	absent: /* @__PURE__ */ exactOptional(texts),
	/** Installed paths and a digest of each file, as python/worker/inspector/installed_files.py writes them. */
	placed: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	findings: /* @__PURE__ */ array(FindingSchema$1)
}), ClosureVerdictSchema = /* @__PURE__ */ strictObject({
	target: targetId,
	complete: /* @__PURE__ */ boolean(),
	/** Errors and warnings. */
	findings: /* @__PURE__ */ array(FindingSchema$1),
	/** Projects that require each project, from their METADATA: a lock as input does not contain this. */
	requiredBy: /* @__PURE__ */ exactOptional(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ array(project))),
	/** Wheels that only excepted micro versions need; the bundle omits them. */
	uncovered: /* @__PURE__ */ array(wheelName),
	/** Micro versions with the same result as the target's own, for every `platform_machine` of the target. */
	micros: MicroCoverSchema,
	/** One machine for each set of marker and Requires-Python results, the target's own first; empty if the target is incomplete. */
	points: /* @__PURE__ */ array(PointSchema)
}), VersionChangeSchema = /* @__PURE__ */ picklist([
	"upgrade",
	"major",
	"downgrade",
	"other"
]), Release = /* @__PURE__ */ strictObject({
	project: /* @__PURE__ */ string(),
	version: /* @__PURE__ */ string()
}), DifferenceSchema = /* @__PURE__ */ strictObject({
	changed: /* @__PURE__ */ boolean(),
	targets: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		target: /* @__PURE__ */ string(),
		state: /* @__PURE__ */ pipe(/* @__PURE__ */ picklist([
			"new",
			"gone",
			"changed",
			"same"
		]), /* @__PURE__ */ description("`new` and `gone`: the other bundle does not have the target")),
		added: /* @__PURE__ */ array(Release),
		removed: /* @__PURE__ */ array(Release),
		moved: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ strictObject({
			project: /* @__PURE__ */ string(),
			from: /* @__PURE__ */ string(),
			to: /* @__PURE__ */ string(),
			change: VersionChangeSchema
		})), /* @__PURE__ */ description("another version")),
		replaced: /* @__PURE__ */ pipe(/* @__PURE__ */ array(Release), /* @__PURE__ */ description("the same version, another file"))
	})), /* @__PURE__ */ description("sorted by ID"))
});
/**
* Compare two bundles: added, removed, updated and replaced wheels of each target.
* @param compare versions, in Python: one result for each move (VersionQueries.changes)
*/
async function differenceOf(old, next, compare) {
	let before = new Map(old.targets.map((target) => [target.id, target])), after = new Map(next.targets.map((target) => [target.id, target])), compared = [.../* @__PURE__ */ new Set([...before.keys(), ...after.keys()])].sort().map((id) => targetDifference(id, before.get(id), after.get(id))), moves = new Map(compared.flatMap(({ moved }) => moved.map((move) => [keyOf(move), move]))), changes = await compare([...moves.values()]), known = new Map([...moves.keys()].map((key, at) => [key, changes[at]])), targets = compared.map((one) => ({
		...one,
		moved: one.moved.map((move) => ({
			...move,
			change: known.get(keyOf(move)) ?? "other"
		}))
	}));
	return {
		changed: targets.some(({ state }) => state !== "same"),
		targets
	};
}
function keyOf({ from, to }) {
	return `${from} ${to}`;
}
function targetDifference(target, old, next) {
	let before = byKey(old?.entries ?? []), after = byKey(next?.entries ?? []), both = [...after].flatMap(([key, entry]) => {
		let was = before.get(key);
		return was === void 0 ? [] : [{
			was,
			entry
		}];
	}), moved = both.filter(({ was, entry }) => was.version !== entry.version).map(({ was, entry }) => ({
		project: entry.project,
		from: was.version,
		to: entry.version
	})), replaced = both.filter(({ was, entry }) => was.version === entry.version && was.sha256 !== entry.sha256).map(({ entry }) => toRelease(entry)), added = [...after].filter(([key]) => !before.has(key)).map(([, entry]) => toRelease(entry)), removed = [...before].filter(([key]) => !after.has(key)).map(([, entry]) => toRelease(entry)), same = added.length + removed.length + moved.length + replaced.length === 0;
	return {
		target,
		state: old === void 0 ? "new" : next === void 0 ? "gone" : same ? "same" : "changed",
		added,
		removed,
		moved,
		replaced
	};
}
/** Key by project, and by marker if machines of the target need different versions. */
function byKey(entries) {
	let isTwice = ({ project }) => entries.filter((one) => one.project === project).length > 1;
	return new Map(entries.map((entry) => [isTwice(entry) ? `${entry.project} ; ${entry.marker}` : entry.project, entry]));
}
function toRelease({ project, version }) {
	return {
		project,
		version
	};
}
/** What happened to a project: most important first. */
const CHANGE_KINDS = [
	"downgrade",
	"major",
	"upgrade",
	"other",
	"added",
	"removed",
	"replaced"
];
/** Each change of the targets that both bundles have, once. Groups with more targets come first. */
function changeGroups({ targets }) {
	let holders = /* @__PURE__ */ new Map();
	for (let { target, ...one } of targets.filter(({ state }) => state === "changed")) for (let change of changesOf(one)) {
		let key = JSON.stringify(change), known = holders.get(key) ?? {
			change,
			ids: []
		};
		known.ids.push(target), holders.set(key, known);
	}
	let groups = /* @__PURE__ */ new Map();
	for (let { change, ids } of holders.values()) {
		let group = groups.get(ids.join(" ")) ?? {
			targets: ids,
			changes: []
		};
		group.changes.push(change), groups.set(ids.join(" "), group);
	}
	return [...groups.values()].map((one) => ({
		...one,
		changes: one.changes.toSorted(byText(orderOf))
	})).sort((a, b) => b.targets.length - a.targets.length);
}
function changesOf({ added, removed, moved, replaced }) {
	return [
		...moved.map(({ project, from, to, change }) => ({
			kind: change,
			project,
			from,
			to
		})),
		...added.map(({ project, version }) => ({
			kind: "added",
			project,
			to: version
		})),
		...removed.map(({ project, version }) => ({
			kind: "removed",
			project,
			from: version
		})),
		...replaced.map(({ project, version }) => ({
			kind: "replaced",
			project,
			from: version,
			to: version
		}))
	];
}
function orderOf({ kind, project }) {
	return `${CHANGE_KINDS.indexOf(kind)} ${project}`;
}
// src/report/markdown.ts
/** Escape untrusted text for Markdown and HTML: special characters become character references, which CommonMark never reads as structure. */
function escaped(text) {
	return visibleText(text).replaceAll(/[^A-Za-z0-9 .,-]/gu, (one) => `&#${one.codePointAt(0)};`).replaceAll(/(www)\./gi, "$1&#46;");
}
/** Escaped text as code, in which GitHub does not link mentions or URLs. */
function code(text) {
	return `<code>${escaped(text)}</code>`;
}
/** A word of prose: letters, or a small number, with punctuation around it. GitHub links no such word. */
const PROSE = /^["'(]*(?:[A-Za-z]+(?:['-][a-z]+)*|[a-z]\.[a-z]|\d{1,3})?["')…]*[.,:;!?…]?["')]*$/;
/**
* A sentence as text, with what is in backticks and everything that is not a word (names, versions, URLs) as code. Untrusted text cannot become
* markup, a mention or a link.
* @param names to show as code even if they look like words, e.g. a project
*/
function prose(text, names = []) {
	let known = new Set(names);
	return visibleText(text).split(/`([^`]*)`/).map((part, at) => (at % 2 == 1 ? [code(part)] : part.split(" ").map((word) => marked(word, known))).join(" ")).join("").replaceAll("</code> <code>", " ");
}
function marked(word, known) {
	let [, before = "", inner = "", after = ""] = /^(["'(]*)(.*?)(["').,:;!?…]*)$/.exec(word) ?? [];
	return inner === "" || !known.has(inner) && PROSE.test(word) ? escaped(word) : `${escaped(before)}${code(inner)}${escaped(after)}`;
}
/** An HTML table, which no cell content can break. @param head @param rows cells that are already escaped */
function tableOf(head, rows) {
	let row = (tag, cells) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
	return [
		"<table>",
		row("th", head),
		...rows.map((cells) => row("td", cells)),
		"</table>"
	].join("\n");
}
/** Commands in one code block per shell. They contain only names of bundles and files, which need no escaping. */
function stepsText(steps) {
	return steps.map(({ title, commands }) => `${escaped(title)}:\n\n\`\`\`\n${commands.join("\n")}\n\`\`\``).join("\n\n");
}
/** A collapsed section. */
function folded(title, content) {
	return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
/** Split text into lines, with control characters made visible. */
function plainLines(text) {
	return text.split("\n").map(visibleText);
}
// src/report/difference-text.ts
const WORDS = {
	downgrade: {
		sign: "!",
		name: "downgrade",
		plural: "downgrades"
	},
	major: {
		sign: "!",
		name: "major upgrade",
		plural: "major upgrades"
	},
	upgrade: {
		sign: "~",
		name: "upgrade",
		plural: "upgrades"
	},
	other: {
		sign: "~",
		name: "other version",
		plural: "other versions"
	},
	added: {
		sign: "+",
		name: "added",
		plural: "added"
	},
	removed: {
		sign: "-",
		name: "removed",
		plural: "removed"
	},
	replaced: {
		sign: "=",
		name: "different file",
		plural: "different files"
	}
}, MARKED = ["downgrade", "major"];
/** The changes as text: totals, then each change once, under the targets that have it. */
function differenceText(difference, look) {
	if (!difference.changed) return "Nothing changed.\n";
	let groups = changeGroups(difference).map(({ targets, changes }) => [`${targetsText(targets, difference.targets.length)}:`, ...changes.map((change) => lineOf(change, look))]);
	return `${[
		[totals(difference)],
		...groups,
		...turnover(difference).map((line) => [line])
	].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function lineOf(change, look) {
	let { sign, name } = WORDS[change.kind], line = `  ${sign} ${plainLine(`${change.project} ${versionsOf(change)}`)}`;
	return change.kind === "downgrade" ? look.bad(`${line} (${name})`) : change.kind === "major" ? look.warn(`${line} (${name})`) : change.kind === "replaced" ? `${line} (${name})` : line;
}
/** `5.2 -> 6.1`, or the only version. */
function versionsOf({ from, to }) {
	return [.../* @__PURE__ */ new Set([from, to])].filter((one) => one !== void 0).join(" -> ");
}
/** `1 downgrade, 2 upgrades, 1 added`: each change once. */
function totals(difference) {
	let kinds = [...new Map(changeGroups(difference).flatMap((group) => group.changes.map((one) => [JSON.stringify(one), one.kind]))).values()], projects = CHANGE_KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length]).filter(([, many]) => many > 0).map(([kind, many]) => count(many, WORDS[kind].name, WORDS[kind].plural)), targets = ["new", "gone"].map((state) => [state, difference.targets.filter((one) => one.state === state).length]);
	return [...projects, ...targets.filter(([, many]) => many > 0).map(([state, many]) => count(many, TURNOVER[state].one, TURNOVER[state].many))].join(", ");
}
const TURNOVER = {
	new: {
		one: "new target",
		many: "new targets"
	},
	gone: {
		one: "removed target",
		many: "removed targets"
	}
};
/** Targets that only one of the bundles has. */
function turnover({ targets }) {
	return ["new", "gone"].flatMap((state) => {
		let ids = targets.filter((one) => one.state === state).map(({ target }) => target), { one, many } = TURNOVER[state];
		return ids.length === 0 ? [] : [`${ids.length === 1 ? one : many}: ${targetsText(ids)}`];
	});
}
/** The changes as Markdown, each in one row. @param since the previous bundle, e.g. `release v1` */
function differenceMarkdown(difference, since = "the previous bundle") {
	let heading = `### Changes since ${prose(since)}`;
	if (!difference.changed) return `${heading}\n\nNothing changed.`;
	let all = difference.targets.length, rows = changeGroups(difference).flatMap(({ targets, changes }) => changes.map((change) => [
		code(change.project),
		MARKED.includes(change.kind) ? `<b>${WORDS[change.kind].name}</b>` : WORDS[change.kind].name,
		code(versionsOf(change)),
		prose(targetsText(targets, all))
	]));
	return [
		heading,
		`${totals(difference)}.`,
		...rows.length === 0 ? [] : [tableOf([
			"Project",
			"Change",
			"Version",
			"Targets"
		], rows)],
		...turnover(difference).map((line) => `${prose(line)}.`)
	].join("\n\n");
}
// src/bundle/checksums.ts
/** Format SHA256SUMS for `sha256sum -c` and `shasum -a 256 -c`. Paths must not contain line breaks. */
function sumsText(lines) {
	return lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}
/** Parse SHA256SUMS: valid lines, and invalid ones (`odd`). `sha256sum` writes two spaces, or a space and `*` in binary mode. */
function parseSums(text) {
	let lines = [], odd = [];
	for (let line of text.split("\n").filter((one) => one !== "")) {
		let [, digest = "", path = ""] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [], sha256 = parseSha256(digest);
		sha256 === void 0 ? odd.push(line) : lines.push({
			path,
			sha256
		});
	}
	return {
		lines,
		odd
	};
}
/** Return the sha256 of an entry's content. */
function entrySha256(entry) {
	return entry.kind === "file" ? entry.sha256 : sha256Of(entry.text);
}
// src/bundle/contents.ts
/** The text of manifest.json. @throws TypeError for a bundle that bundleOf did not make */
function manifestIn({ entries }) {
	let entry = entries.find(({ path }) => path === "manifest.json");
	if (entry?.kind !== "text") throw TypeError("a bundle without manifest.json");
	return entry.text;
}
// src/core/json.ts
/** Keys that could change an object's prototype. */
const FORBIDDEN = /* @__PURE__ */ new Set([
	"__proto__",
	"prototype",
	"constructor"
]), NEXT = /["{}[\],]/;
/**
* Parse JSON and reject duplicate keys, which parsers read differently (RFC 8259, section 4), and keys that name a prototype.
* @throws SyntaxError
*/
function parseStrictJson(text) {
	let value = JSON.parse(text);
	return checkKeys(text), value;
}
function checkKeys(text) {
	let open = [], next = new RegExp(NEXT, "g"), before = "";
	for (let at = 0;;) {
		next.lastIndex = at;
		let found = next.exec(text);
		if (found === null) return;
		at = found[0] === "\"" ? endOfString(text, found.index) : found.index + 1;
		let token = text.slice(found.index, at);
		found[0] === "\"" ? keepKey(open, before, token) : nest(open, token), before = found[0];
	}
}
/** Return the index after the string that begins at `start`. A regular expression would overflow the stack on long strings. */
function endOfString(text, start) {
	for (let at = text.indexOf("\"", start + 1); at >= 0; at = text.indexOf("\"", at + 1)) {
		let slashes = 0;
		for (; text[at - 1 - slashes] === "\\";) slashes += 1;
		if (slashes % 2 == 0) return at + 1;
	}
	return text.length;
}
function nest(open, bracket) {
	bracket === "{" && open.push(/* @__PURE__ */ new Set()), bracket === "[" && open.push(void 0), (bracket === "}" || bracket === "]") && open.pop();
}
/** In an object a string that follows `{` or `,` is a key. */
function keepKey(open, before, token) {
	let keys = open.at(-1);
	if (keys === void 0 || before !== "{" && before !== ",") return;
	let key = String(JSON.parse(token));
	if (FORBIDDEN.has(key)) throw SyntaxError(`the key ${JSON.stringify(key)} is not allowed`);
	if (keys.has(key)) throw SyntaxError(`duplicate key ${JSON.stringify(key)}`);
	keys.add(key);
}
/**
* Parse and validate a JSON document.
* @param where the file, for messages
* @throws BundleError `integrity` for invalid JSON, an invalid field or another format version
*/
function parseDocument({ noun, format, schema, hint, otherFormat }, text, where) {
	let invalid = (why, cause) => new BundleError({
		kind: "integrity",
		what: `${where} is not ${noun}: ${why}`,
		hint
	}, { cause }), value;
	try {
		value = parseStrictJson(text);
	} catch (cause) {
		throw invalid(cause instanceof Error ? cause.message : String(cause), cause);
	}
	let other = /* @__PURE__ */ safeParse(/* @__PURE__ */ object({ format: /* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ integer(), /* @__PURE__ */ notValue(format)) }), value);
	if (other.success) throw new BundleError({
		kind: "integrity",
		what: `${where} has format ${other.output.format}, but this version of offline-bundle reads format ${format}`,
		hint: otherFormat
	});
	let parsed = /* @__PURE__ */ safeParse(schema, value);
	if (parsed.success) return parsed.output;
	let [issue] = parsed.issues;
	throw invalid(`${/* @__PURE__ */ getDotPath(issue) ?? "document"}: ${issue.message}`, new ValiError(parsed.issues));
}
/** Serialize a document, indented by one space so that it is small and `diff` works. */
function documentText(value) {
	return `${JSON.stringify(value, null, 1)}\n`;
}
// src/bundle/bootstrap.ts
/** Each row applies from its Python series up to the next row. A live test compares the hashes with the index. */
const LAST_PIPS = [
	row("3.6", "21.3.1", "deaf32dcd9ab821e359cd8330786bcd077604b5c5730c0b096eda46f95c24a2d", 1723581),
	row("3.7", "24.0", "ba0d021a166865d2265246961bec0152ff124de910c5cc39f1156ce3fa7c69dc", 2110226),
	row("3.8", "25.0.1", "c46efd13b6aa8279f33f2864459c8ce587ea6a1a59ee20de055868d8f7688f7f", 1841526),
	row("3.9", "26.0.1", "bdb1b08f4274833d62c1aa29e20907365a2ceb950410df15fc9521bad440122b", 1787723),
	row("3.10", "26.3", "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13", 1950951)
];
/** Return the pip for a Python series such as `3.9`; undefined below 3.6. */
function bootstrapOf(series) {
	let [major = 0, minor = 0] = series.split(".").map(Number);
	return LAST_PIPS.findLast(({ from: [rowMajor, rowMinor] }) => major > rowMajor || major === rowMajor && minor >= rowMinor)?.pip;
}
/** Return the distinct pips for the Python series of the targets, oldest first. */
function bootstrapFor(targets) {
	let wanted = new Set(targets.map(({ python }) => bootstrapOf(python.series)?.filename));
	return LAST_PIPS.map(({ pip }) => pip).filter(({ filename }) => wanted.has(filename));
}
/** Whether a file of `bootstrap/` is one of the known pips. */
function isBootstrapPip(filename, sha256) {
	return LAST_PIPS.some(({ pip }) => pip.filename === filename && pip.sha256 === sha256);
}
function row(series, version, digest, bytes) {
	let [major = 0, minor = 0] = series.split(".").map(Number), sha256 = parseSha256(digest);
	if (sha256 === void 0) throw TypeError(`not a sha256: ${digest}`);
	return {
		from: [major, minor],
		pip: {
			project: "pip",
			version,
			filename: `pip-${version}-py3-none-any.whl`,
			sha256,
			bytes
		}
	};
}
// node_modules/smol-toml/dist/stringify.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
let BARE_KEY = /^[a-z0-9-_]+$/i, HAS_WELLFORMED = !!"".isWellFormed;
function extendedTypeOf(obj) {
	let type = typeof obj;
	if (type === "object") {
		if (Array.isArray(obj)) return "array";
		if (typeof obj.getUTCDate == "function" && obj instanceof Date) return "date";
		if (globalThis.Temporal) {
			if (obj.until) {
				if (obj instanceof Temporal.ZonedDateTime) return "temporal/tz+uc";
				if (obj instanceof Temporal.PlainDateTime || obj instanceof Temporal.PlainDate) return "temporal/uc";
				if (obj instanceof Temporal.PlainTime || obj instanceof Temporal.Instant) return "temporal";
				if (obj instanceof Temporal.PlainYearMonth) return "temporal/x";
			} else if (obj.toPlainDate && obj instanceof Temporal.PlainMonthDay || obj.negated && obj instanceof Temporal.Duration) return "temporal/x";
		}
	}
	return type;
}
function isArrayOfTables(obj) {
	for (let i = 0; i < obj.length; i++) if (extendedTypeOf(obj[i]) !== "object") return !1;
	return obj.length != 0;
}
function formatWellFormedStringUnchecked(s) {
	return JSON.stringify(s).replaceAll("", "\\u007f");
}
function formatString(s) {
	return formatWellFormedStringUnchecked(HAS_WELLFORMED ? s.toWellFormed() : s);
}
function formatKey(s) {
	if (BARE_KEY.test(s)) return s;
	if (HAS_WELLFORMED && !s.isWellFormed()) throw RangeError("key contains illegal lone surrogates");
	return formatWellFormedStringUnchecked(s);
}
function stringifyValue(val, type, depth, numberAsFloat, strictTemporal) {
	if (depth === 0) throw Error("Could not stringify the object: maximum object depth exceeded");
	switch (type) {
		case "number":
			if (isNaN(val)) return "nan";
			if (val === Infinity) return "inf";
			if (val === -Infinity) return "-inf";
			if (Number.isInteger(val) && (numberAsFloat || !Number.isSafeInteger(val))) return val.toFixed(1);
		case "bigint":
		case "boolean":
		case "temporal": return val.toString();
		case "string": return formatString(val);
		case "date":
			if (isNaN(val.getTime())) throw TypeError("cannot serialize invalid date");
			return val.toISOString();
		case "object": return stringifyInlineTable(val, depth, numberAsFloat, strictTemporal);
		case "array": return stringifyArray(val, depth, numberAsFloat, strictTemporal);
		case "temporal/tz+uc": if (strictTemporal) {
			let tz = val.timeZoneId, tzc = tz.charCodeAt(0);
			if (tzc !== 43 && tzc !== 45 && (tzc !== 85 && tzc !== 71 && tzc !== 90 && tzc !== 69 || tz !== "UTC" && tz !== "UCT" && tz !== "Universal" && tz !== "Zulu" && !tz.startsWith("GMT") && tz !== "Greenwich" && !tz.startsWith("Etc/"))) throw TypeError("Temporal objects with an IANA timezone are not allowed in Temporal strict mode");
		}
		case "temporal/uc":
			if (strictTemporal && val.calendarId !== "iso8601") throw TypeError("Temporal objects with a non-default calendar are not allowed in Temporal strict mode");
			return val.toString({
				calendarName: "never",
				timeZoneName: "never"
			});
		case "temporal/x": throw TypeError("Unsupported " + val[Symbol.toStringTag]);
	}
}
function stringifyInlineTable(obj, depth, numberAsFloat, strictTemporal) {
	let keys = Object.keys(obj);
	if (keys.length === 0) return "{}";
	let res = "{ ";
	for (let i = 0; i < keys.length; i++) {
		let k = keys[i];
		i && (res += ", "), res += formatKey(k) + " = " + stringifyValue(obj[k], extendedTypeOf(obj[k]), depth - 1, numberAsFloat, strictTemporal);
	}
	return res + " }";
}
function stringifyArray(array, depth, numberAsFloat, strictTemporal) {
	if (array.length === 0) return "[]";
	let res = "[ ";
	for (let i = 0; i < array.length; i++) {
		if (i && (res += ", "), array[i] === null || array[i] === void 0) throw TypeError("arrays cannot contain null or undefined values");
		res += stringifyValue(array[i], extendedTypeOf(array[i]), depth - 1, numberAsFloat, strictTemporal);
	}
	return res + " ]";
}
function stringifyArrayTable(array, key, depth, numberAsFloat, strictTemporal) {
	if (depth === 0) throw Error("Could not stringify the object: maximum object depth exceeded");
	let res = "";
	for (let i = 0; i < array.length; i++) res += `${res && "\n"}[[${key}]]\n`, res += stringifyTable(0, array[i], key, depth, numberAsFloat, strictTemporal);
	return res;
}
function stringifyTable(tableKey, obj, prefix, depth, numberAsFloat, strictTemporal) {
	if (depth === 0) throw Error("Could not stringify the object: maximum object depth exceeded");
	let preamble = "", tables = "", keys = Object.keys(obj);
	for (let i = 0; i < keys.length; i++) {
		let k = keys[i];
		if (obj[k] !== null && obj[k] !== void 0) {
			let type = extendedTypeOf(obj[k]);
			if (type === "symbol" || type === "function") throw TypeError(`cannot serialize values of type '${type}'`);
			let key = formatKey(k);
			if (type === "array" && isArrayOfTables(obj[k])) tables += (tables && "\n") + stringifyArrayTable(obj[k], prefix ? `${prefix}.${key}` : key, depth - 1, numberAsFloat, strictTemporal);
			else if (type === "object") {
				let tblKey = prefix ? `${prefix}.${key}` : key;
				tables += (tables && "\n") + stringifyTable(tblKey, obj[k], tblKey, depth - 1, numberAsFloat, strictTemporal);
			} else preamble += key, preamble += " = ", preamble += stringifyValue(obj[k], type, depth, numberAsFloat, strictTemporal), preamble += "\n";
		}
	}
	return tableKey && (preamble || !tables) && (preamble = preamble ? `[${tableKey}]\n${preamble}` : `[${tableKey}]`), preamble && tables ? `${preamble}\n${tables}` : preamble || tables;
}
function stringify(obj, { maxDepth = 1e3, numbersAsFloat = !1, strictTemporal = !1 } = {}) {
	if (extendedTypeOf(obj) !== "object") throw TypeError("stringify can only be called with an object");
	let str = stringifyTable(0, obj, "", maxDepth, numbersAsFloat, strictTemporal);
	return str[str.length - 1] === "\n" ? str : str + "\n";
}
// node_modules/smol-toml/dist/index.js
/*!
* Copyright (c) Squirrel Chat et al., All rights reserved.
* SPDX-License-Identifier: BSD-3-Clause
*
* Redistribution and use in source and binary forms, with or without
* modification, are permitted provided that the following conditions are met:
*
* 1. Redistributions of source code must retain the above copyright notice, this
*    list of conditions and the following disclaimer.
* 2. Redistributions in binary form must reproduce the above copyright notice,
*    this list of conditions and the following disclaimer in the
*    documentation and/or other materials provided with the distribution.
* 3. Neither the name of the copyright holder nor the names of its contributors
*    may be used to endorse or promote products derived from this software without
*    specific prior written permission.
*
* THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
* ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
* WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
* DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
* FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
* DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
* SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
* CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
* OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
* OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
// src/bundle/simple-index.ts
/**
* Return index pages by path. Links are relative, so that any web server or a `file:` URL can serve them.
* Source: Simple repository API, HTML (PEP 503, 592, 629).
*/
function simplePages(wheels) {
	let pages = /* @__PURE__ */ new Map();
	for (let wheel of [...wheels].sort(byText(({ filename }) => filename))) pages.set(wheel.project, [...pages.get(wheel.project) ?? [], wheel]);
	let projects = [...pages.keys()].sort();
	return new Map([["simple/index.html", htmlPage("Simple index", projects.map((project) => `<a href="${escapeHtml(project)}/">${escapeHtml(project)}</a><br>`))], ...projects.map((project) => [`simple/${project}/index.html`, htmlPage(`Links for ${project}`, (pages.get(project) ?? []).map((wheel) => linkTo("../../wheels/", wheel)))])]);
}
/** Source: Simple repository API, HTML (PEP 503, 592). */
function linkTo(folder, { filename, sha256, requiresPython, yanked }) {
	return `<a ${[
		`href="${folder}${encodeURIComponent(filename)}#sha256=${sha256}"`,
		...requiresPython === void 0 ? [] : [`data-requires-python="${escapeHtml(requiresPython)}"`],
		...yanked === void 0 ? [] : [`data-yanked="${escapeHtml(yanked)}"`]
	].join(" ")}>${escapeHtml(filename)}</a><br>`;
}
/** Source: Simple repository API, HTML (PEP 503, 629). */
function htmlPage(title, lines) {
	return [
		"<!DOCTYPE html>",
		"<html lang=\"en\">",
		"<head>",
		"<meta charset=\"utf-8\">",
		"<meta name=\"pypi:repository-version\" content=\"1.0\">",
		`<title>${escapeHtml(title)}</title>`,
		"</head>",
		"<body>",
		...lines,
		"</body>",
		"</html>",
		""
	].join("\n");
}
// src/bundle/locks.ts
/** Path in the bundle. */
function lockPath(id) {
	return `locks/${id}.txt`;
}
/** Path in the bundle of the page with the wheels of a lock. */
function lockPagePath(id) {
	return `locks/${id}.html`;
}
/**
* Format the lock of one target for `pip install -r` from any folder: pip 18.1 and newer resolve `--find-links` relative to
* the lock. Each entry has one hash, that of the checked file. There is no `--no-deps`, so that a missing dependency is an error.
* `--find-links` points to a page with the files of this lock only: with a folder, pip selects the wheel with the best tag before
* it compares hashes.
* @throws BundleError `integrity` for an unsafe name or version
* Source: Requirements file format; pip's hash-checking mode.
*/
function lockText(target, entries) {
	return [
		`# ${target.id}: the files that offline-bundle checked for ${target.platform}, ${pythonLabel(target.python)} ${target.python.version}`,
		"--no-index",
		`--find-links ${target.id}.html`,
		"--only-binary :all:",
		...entries.map(lockLine),
		""
	].join("\n");
}
/** Format the page for the `--find-links` of a lock: links to its wheels, with hashes. */
function lockPageText(id, wheels) {
	return htmlPage(`Wheels of ${id}`, [...new Set(wheels.map((wheel) => linkTo("../wheels/", wheel)))].sort());
}
/** Return the display name of a Python. */
function pythonLabel({ implementation, freeThreaded }) {
	return implementation === "pp" ? "PyPy" : freeThreaded ? "free-threaded Python" : "Python";
}
/** The marker must precede the hash: after it, pip silently ignores the marker. */
function lockLine({ project, version, sha256, marker }) {
	let condition = marker === void 0 ? "" : ` ; ${marker}`;
	return `${safeWord(project, "project name")}==${safeWord(version, "version")}${condition} --hash=sha256:${sha256}`;
}
/** Path in the bundle. The standard allows one dotless word between `pylock.` and `.toml`. */
function pylockPath(id) {
	return `locks/pylock.${id.replaceAll(".", "_")}.toml`;
}
/**
* Format the pylock.toml of one target, with `environments` so that installers reject it on other machines.
* Source: pylock.toml, lock-version 1.0 (PEP 751).
*/
function pylockText(one, wheel) {
	let { target, entries, verdict } = one;
	return toToml({
		"lock-version": "1.0",
		environments: [markerOf(target, verdict.micros)],
		"requires-python": `==${target.python.series}.*`,
		"created-by": "offline-bundle",
		packages: entries.map((entry) => packageOf(entry, wheel(entry), "../wheels/", entry.marker))
	});
}
/** Return the targets that prevent a pylock.toml for all targets; undefined if it is possible. */
function alikeTargets(targets) {
	for (let [at, one] of targets.entries()) {
		let other = targets.slice(at + 1).find((later) => markersOverlap(one.target, later.target) && lockKey(one) !== lockKey(later));
		if (other !== void 0) return {
			one: one.target,
			other: other.target
		};
	}
}
/**
* Format one pylock.toml for all targets. Each file is its own `[[packages]]` entry with a marker for its targets: with two wheels
* in one entry, the installer would choose by tags.
*/
function commonPylockText(targets, wheel) {
	let all = targets.map(({ target }) => target), wanted = /* @__PURE__ */ new Map();
	for (let { target, entries } of targets) for (let entry of entries) {
		let wanting = {
			target,
			marker: entry.marker
		}, known = wanted.get(entry.sha256);
		known === void 0 ? wanted.set(entry.sha256, {
			entry,
			by: [wanting]
		}) : known.by.push(wanting);
	}
	let sorted = [...wanted.values()].sort((a, b) => wheel(a.entry).filename < wheel(b.entry).filename ? -1 : 1);
	return toToml({
		"lock-version": "1.0",
		environments: [...new Set(targets.map(({ target, verdict }) => markerOf(target, verdict.micros)))],
		"created-by": "offline-bundle",
		packages: sorted.map(({ entry, by }) => packageOf(entry, wheel(entry), "wheels/", markerOfAll(by, all)))
	});
}
/** Return the marker of all machines that need a file. Entries with the same marker differ only in their targets. */
function markerOfAll(by, all) {
	let texts = [...new Set(by.map(({ marker }) => marker))].map((marker) => [unitedMarker(by.filter((one) => one.marker === marker).map(({ target }) => target), all), marker].filter((part) => part !== void 0)).map((both) => both.length > 1 ? both.map((part) => `(${part})`).join(" and ") : both[0]);
	return texts.length > 1 ? texts.map((text) => `(${text})`).join(" or ") : texts[0];
}
function lockKey({ entries }) {
	return entries.map(({ sha256, marker = "" }) => `${sha256} ${marker}`).sort().join();
}
function packageOf({ project, version, sha256 }, wheel, folder, marker) {
	return {
		name: project,
		version,
		...marker === void 0 ? {} : { marker },
		...wheel.requiresPython === void 0 ? {} : { "requires-python": wheel.requiresPython },
		wheels: [{
			name: wheel.filename,
			path: `${folder}${wheel.filename}`,
			size: wheel.bytes,
			hashes: { sha256 }
		}]
	};
}
/** Write wheels as inline tables, as pip and uv do; smol-toml would write a table header for each. */
function toToml({ packages, ...head }) {
	let tables = packages.map(({ wheels, ...rest }) => `[[packages]]\n${stringify(rest).trimEnd()}\nwheels = [${inlineList(wheels)}]\n`);
	return [`${stringify(head).trimEnd()}\n`, ...tables].join("\n");
}
function inlineList(wheels) {
	return Array.isArray(wheels) ? wheels.map((wheel) => inline(wheel)).join(", ") : "";
}
function inline(table) {
	return `{ ${Object.entries(table).map(([key, value]) => typeof value == "object" && value ? `${key} = ${inline(value)}` : stringify({ [key]: value }).trim()).join(", ")} }`;
}
/**
* Return the marker of a target. Markers cannot express the libc, its version, the macOS version or a free-threaded build.
* Source: Dependency specifiers, "Environment markers" (PEP 508).
*/
function markerOf(target, micros) {
	return [
		...platformMarkers(target),
		`python_version == "${target.python.series}"`,
		...microMarkers(micros)
	].join(" and ");
}
/** The range is open at an end if the first or newest known micro version is covered. */
function microMarkers(micros) {
	let union = coveredRanges(micros).map(({ from, to }) => [...from === micros.from ? [] : [`python_full_version >= "${from}"`], ...to === micros.to ? [] : [`python_full_version <= "${to}"`]].join(" and ")).filter((range) => range !== "");
	return union.length > 1 ? [`(${union.join(" or ")})`] : union;
}
/** Whether one machine can match both targets. */
function markersOverlap(one, other) {
	return one.markers.sys_platform === other.markers.sys_platform && one.markers.implementation_name === other.markers.implementation_name && one.python.series === other.python.series && one.machines.some((machine) => other.machines.includes(machine));
}
/** Return a marker that is true for `some` of `all` targets only; undefined if no condition is needed. */
function unitedMarker(some, all) {
	if (some.length === all.length) return;
	let allSeries = seriesByPlatform(all), parts = [...seriesByPlatform(some)].map(([platform, series]) => {
		if (series.length === allSeries.get(platform)?.length) return platform;
		let versions = series.map((one) => `python_version == "${one}"`).join(" or ");
		return `${platform} and ${series.length > 1 ? `(${versions})` : versions}`;
	});
	return parts.length > 1 ? parts.map((part) => `(${part})`).join(" or ") : parts[0];
}
function seriesByPlatform(targets) {
	let platforms = /* @__PURE__ */ new Map();
	for (let target of targets) {
		let platform = platformMarkers(target).join(" and "), known = platforms.get(platform) ?? [];
		platforms.set(platform, known.includes(target.python.series) ? known : [...known, target.python.series]);
	}
	return platforms;
}
function platformMarkers({ markers, machines }) {
	let machine = machines.map((one) => `platform_machine == "${one}"`).join(" or ");
	return [
		`sys_platform == "${markers.sys_platform}"`,
		machines.length > 1 ? `(${machine})` : machine,
		`implementation_name == "${markers.implementation_name}"`
	];
}
// src/bundle/manifest.ts
const Digest = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[0-9a-f]{64}$/), /* @__PURE__ */ description("sha256, lower-case hexadecimal")), BundlePath = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._][A-Za-z0-9._+!-]*(?:\/[A-Za-z0-9._][A-Za-z0-9._+!-]*)*$/)), Id = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), /* @__PURE__ */ description("target ID, e.g. cp312-linux-x86_64-glibc2.28")), Project = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/), /* @__PURE__ */ description("normal form of PEP 503")), Version = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/)), Marker = /* @__PURE__ */ pipe(marker, /* @__PURE__ */ description("marker (PEP 508) of the machines of the target that need it; omitted if all do")), Bytes$1 = /* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ integer(), /* @__PURE__ */ minValue(0)), FindingSchema = /* @__PURE__ */ strictObject({
	kind: /* @__PURE__ */ string(),
	severity: /* @__PURE__ */ picklist(["error", "warning"]),
	message: /* @__PURE__ */ string(),
	hint: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	project: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	version: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	origin: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	chain: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(/* @__PURE__ */ string()))
}), TargetFields = /* @__PURE__ */ strictObject({
	id: Id,
	...TARGET_FIELDS,
	lock: BundlePath,
	pylock: BundlePath,
	bootstrap: /* @__PURE__ */ exactOptional(BundlePath),
	closure: /* @__PURE__ */ strictObject({
		complete: /* @__PURE__ */ boolean(),
		micros: MicroCoverSchema,
		findings: /* @__PURE__ */ array(FindingSchema)
	}),
	entries: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		project: Project,
		version: Version,
		sha256: Digest,
		marker: /* @__PURE__ */ exactOptional(Marker),
		requested: /* @__PURE__ */ boolean(),
		extras: /* @__PURE__ */ array(Project),
		requiredBy: /* @__PURE__ */ array(Project)
	}))
}), Wheel = /* @__PURE__ */ strictObject({
	path: BundlePath,
	sha256: Digest,
	bytes: Bytes$1,
	project: Project,
	name: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ description("name as spelled by the project")),
	version: Version,
	url: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ description("source URL without credentials; file:NAME for a local or built file")),
	requiresPython: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	uploadTime: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	yanked: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	licenses: /* @__PURE__ */ array(/* @__PURE__ */ string()),
	summary: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	homePage: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	built: /* @__PURE__ */ exactOptional(/* @__PURE__ */ strictObject({
		kind: /* @__PURE__ */ picklist([
			"sdist",
			"vcs",
			"folder"
		]),
		url: /* @__PURE__ */ string(),
		sha256: /* @__PURE__ */ exactOptional(Digest),
		revision: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
		staticMetadata: /* @__PURE__ */ boolean()
	})),
	lockedSdist: /* @__PURE__ */ exactOptional(/* @__PURE__ */ pipe(/* @__PURE__ */ strictObject({
		url: /* @__PURE__ */ string(),
		hashes: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string())
	}), /* @__PURE__ */ description("the sdist in the lock that this wheel from find-links replaces (lock-built), with its locked hashes")))
}), Requirement = /* @__PURE__ */ strictObject({
	text: /* @__PURE__ */ string(),
	name: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	kind: /* @__PURE__ */ picklist([
		"named",
		"wheel",
		"sdist",
		"vcs",
		"folder",
		"url"
	]),
	url: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	hashes: /* @__PURE__ */ array(/* @__PURE__ */ string()),
	origin: /* @__PURE__ */ string()
}), ManifestSchema = /* @__PURE__ */ strictObject({
	format: /* @__PURE__ */ literal(2),
	name: /* @__PURE__ */ string(),
	tool: /* @__PURE__ */ strictObject({
		name: /* @__PURE__ */ literal("offline-bundle"),
		version: /* @__PURE__ */ string()
	}),
	epochSeconds: /* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ integer(), /* @__PURE__ */ description("time of every entry, in seconds since 1970")),
	requirements: /* @__PURE__ */ array(Requirement),
	constraints: /* @__PURE__ */ array(Requirement),
	locked: /* @__PURE__ */ pipe(/* @__PURE__ */ boolean(), /* @__PURE__ */ description("whether the requirements are a complete lock")),
	targets: /* @__PURE__ */ array(TargetFields),
	wheels: /* @__PURE__ */ array(Wheel),
	files: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		path: BundlePath,
		sha256: Digest,
		bytes: Bytes$1
	})), /* @__PURE__ */ description("all other files except manifest.json and SHA256SUMS"))
}), MANIFEST = {
	noun: "a manifest of format 2",
	format: 2,
	schema: ManifestSchema,
	hint: "Copy the bundle again.",
	otherFormat: "Use the version of offline-bundle that created the bundle, or recreate the bundle with this version and without --since."
};
/** Parse manifest.json. @throws BundleError `integrity` with `where` and the invalid field */
function parseManifest(text, where) {
	return parseDocument(MANIFEST, text, where);
}
/**
* Serialize a manifest, with keys in the order of the schema.
* @throws BundleError `integrity` for a value from an index that does not match the schema
*/
function manifestText(manifest) {
	let checked = /* @__PURE__ */ safeParse(ManifestSchema, manifest);
	if (!checked.success) {
		let [issue] = checked.issues;
		throw new BundleError({
			kind: "integrity",
			what: `invalid value in the manifest: ${/* @__PURE__ */ getDotPath(issue) ?? "document"}: ${issue.message}`,
			hint: "The index or the wheel is corrupt or malicious: check its source."
		});
	}
	return documentText(checked.output);
}
/** Return the targets of the union, sorted by id so that the bytes do not depend on the order of the request. */
function bundledTargets({ union, targets, closure }) {
	return union.targets.map(({ target: id, entries }) => {
		let target = targets.find((one) => one.id === id), verdict = closure.verdicts.find((one) => one.target === id);
		if (target === void 0 || verdict === void 0) throw bug(`the closure check has no result for the target ${id}`);
		return {
			target,
			verdict,
			entries: entries.map((entry) => toSafeEntry(withParents(entry, verdict)))
		};
	}).sort(byText(({ target }) => target.id));
}
function factsOf({ closure }, sha256) {
	let facts = closure.wheels.get(sha256);
	if (facts === void 0) throw bug(`no facts about the wheel ${sha256}`);
	return facts;
}
/** @param files all files except wheels, manifest.json and SHA256SUMS */
function manifestOf(input, targets, files) {
	return {
		format: 2,
		name: input.name,
		tool: {
			name: "offline-bundle",
			version: input.toolVersion
		},
		epochSeconds: input.epochSeconds,
		requirements: requirementsOf(input.roots),
		constraints: requirementsOf(input.constraints),
		locked: input.locked,
		targets: targets.map((one) => targetOf(one, files)),
		wheels: [...input.union.files].sort(byText(({ filename }) => filename)).map((file) => wheelOf(file, factsOf(input, file.sha256))),
		files: [...files].sort(byText(({ path }) => path))
	};
}
function requirementsOf(roots) {
	return roots.map(({ text, name, kind, url, hashes, origin }) => ({
		text: plainLine(url === null ? text : text.replace(url, () => recordedUrl(url))),
		name: name === null ? null : plainLine(name),
		kind,
		url: url === null ? null : recordedUrl(url),
		hashes: hashes.map(plainLine).sort(),
		origin: recordedOrigin(origin)
	})).sort(byText((one) => `${one.text}\n${one.origin}`));
}
function targetOf({ target, entries, verdict }, files) {
	let { id, platform, system, python, abis, platformTags, markers, machines, microVersions } = target, pip = `bootstrap/${bootstrapOf(python.series)?.filename}`, { implementation, version, series, freeThreaded } = python;
	return {
		id,
		platform: plainLine(platform),
		system,
		python: {
			implementation,
			version,
			series,
			freeThreaded
		},
		abis,
		platformTags,
		markers,
		machines,
		microVersions,
		lock: lockPath(id),
		pylock: pylockPath(id),
		...files.some(({ path }) => path === pip) ? { bootstrap: pip } : {},
		closure: {
			complete: verdict.complete,
			micros: verdict.micros,
			findings: verdict.findings.map(plainFinding)
		},
		entries: entries.map(({ project, version: locked, sha256, marker, requested, extras, requiredBy }) => ({
			project,
			version: locked,
			sha256,
			...marker === void 0 ? {} : { marker },
			requested,
			extras,
			requiredBy
		}))
	};
}
function wheelOf(file, facts) {
	let { uploadTime, yanked, built, lockedSdist } = file, { requiresPython, summary, homePage } = facts;
	return {
		path: `wheels/${safeWord(file.filename, "wheel")}`,
		sha256: file.sha256,
		bytes: facts.bytes,
		project: file.project,
		name: plainLine(facts.name),
		version: file.version,
		url: recordedUrl(file.url),
		...requiresPython === void 0 ? {} : { requiresPython: plainLine(requiresPython) },
		...uploadTime === void 0 ? {} : { uploadTime: plainLine(uploadTime) },
		...yanked === void 0 ? {} : { yanked: plainLine(yanked) },
		licenses: licensesOf(facts),
		...summary === void 0 ? {} : { summary: plainLine(summary) },
		...homePage === void 0 ? {} : { homePage: plainLine(homePage) },
		...built === void 0 ? {} : { built: builtOf(built) },
		...lockedSdist === void 0 ? {} : { lockedSdist: {
			url: recordedUrl(lockedSdist.url),
			hashes: lockedSdist.hashes
		} }
	};
}
/** Backend and Python of the build depend on the run and are in the proofs instead. */
function builtOf({ kind, url, sha256, revision, staticMetadata }) {
	return {
		kind,
		url: recordedUrl(url),
		...sha256 === void 0 ? {} : { sha256 },
		...revision === void 0 ? {} : { revision: plainLine(revision) },
		staticMetadata
	};
}
/** install.py can install a part of a bundle with its dependencies. A lock as input has no graph, so that it is taken from the closure check. */
function withParents(entry, { requiredBy = {} }) {
	if (entry.requiredBy.length > 0) return entry;
	let parents = new Map(Object.entries(requiredBy));
	return {
		...entry,
		requiredBy: parents.get(entry.project) ?? []
	};
}
function toSafeEntry(entry) {
	return safeWord(entry.project, "project name"), safeWord(entry.version, "version"), {
		...entry,
		extras: entry.extras.map(toProjectName).sort(),
		requiredBy: [...entry.requiredBy].sort()
	};
}
function bug(what) {
	return new BundleError({
		kind: "bug",
		what
	});
}
/**
* Return the licenses of a wheel from the best source: the SPDX expression, else the last parts of the classifiers, else the
* free text. Empty if it states none.
* Source: Core metadata, License-Expression (PEP 639).
*/
function licensesOf({ licenseExpression, licenseClassifiers, licenseText }) {
	if (licenseExpression !== void 0) return [plainLine(licenseExpression)];
	let named = licenseClassifiers.map((line) => plainLine(line.split("::").at(-1) ?? "")).filter((name) => name !== "" && name !== "OSI Approved");
	return named.length > 0 ? [...new Set(named)].sort() : licenseText === void 0 || plainLine(licenseText) === "" ? [] : [plainLine(licenseText)];
}
/** Prepare a finding for a file: keys in the order of the schema, no line breaks, no local folders. */
function plainFinding({ kind, severity, message, hint, project, version, origin, chain }) {
	return {
		kind,
		severity,
		message: portableText(message),
		...hint === void 0 ? {} : { hint: portableText(hint) },
		...project === void 0 ? {} : { project },
		...version === void 0 ? {} : { version: plainLine(version) },
		...origin === void 0 ? {} : { origin: recordedOrigin(origin) },
		...chain === void 0 ? {} : { chain: chain.map(portableText) }
	};
}
// src/bundle/readme.ts
/**
* Return README.txt, for an operator on an offline machine with standard commands only.
* @param alike why there is no pylock.toml for all targets; undefined if there is one
*/
function readmeText(manifest, alike) {
	let { name } = manifest;
	return [
		...title(`${plainLine(name)}: Python packages for machines without a network`),
		...requirementList(manifest),
		...authenticate(name),
		...check(),
		...install(manifest),
		...targetTable(manifest.targets),
		...oldPips(manifest.targets),
		...contents(alike)
	].join("\n");
}
/** Return an underlined heading. */
function title(text) {
	return [
		text,
		"=".repeat(text.length),
		""
	];
}
function requirementList({ requirements, tool, wheels }) {
	return [
		`Created by offline-bundle ${tool.version}: ${wheels.length} wheels for these requirements:`,
		"",
		...requirements.map(({ text, origin }) => `  ${text}  (${origin})`),
		""
	];
}
/** Step 1 of every README.txt. */
function authenticate(name) {
	return [
		"1. Verify the origin",
		"--------------------",
		"A bundle cannot prove its own origin. Check a signature, or compare a hash that you received through another channel.",
		`${name}.SHA256SUMS, next to the bundle, lists all delivered files and the SHA256SUMS of this folder.`,
		"",
		`  GPG:      gpg --verify ${name}.SHA256SUMS.asc ${name}.SHA256SUMS`,
		`  X.509:    openssl cms -verify -binary -inform DER -in ${name}.SHA256SUMS.p7s \\`,
		`              -content ${name}.SHA256SUMS -CAfile YOUR-CA.pem -purpose any -out checked.SHA256SUMS`,
		`  one hash: sha256sum ${name}.SHA256SUMS`,
		`            shasum -a 256 ${name}.SHA256SUMS                    (macOS)`,
		`            certutil -hashfile ${name}.SHA256SUMS SHA256        (Windows)`,
		`            Get-FileHash ${name}.SHA256SUMS                     (PowerShell)`,
		"",
		"Never use a key or CA from the bundle. An install.py that you already trust performs steps 1 and 2:",
		`  python trusted-install.py --check ${name} --verify-with KEY-OR-CA`,
		""
	];
}
/** Step 2 of every README.txt. */
function check() {
	return [
		"2. Check the files",
		"------------------",
		"  sha256sum -c SHA256SUMS            (macOS: shasum -a 256 -c SHA256SUMS)",
		"  python install.py --check          (Linux, macOS, Windows; also reports unexpected files)",
		""
	];
}
function install({ targets }) {
	let { lock, pylock } = targets[0] ?? {
		lock: "locks/TARGET.txt",
		pylock: "locks/pylock.TARGET.toml"
	};
	return [
		"3. Install",
		"----------",
		...installSteps({
			folder: "",
			archives: [],
			systems: targets.map(({ system }) => system.os)
		}).flatMap(({ title: shell, commands }) => commands.map((command) => `  ${command.padEnd(34)} ${shell}`)),
		"",
		"This selects the target for this machine and creates the virtual environment `app`. Without --venv it installs into the",
		"Python that runs it. --verify-with KEY-OR-CA checks the signature first. --help lists all options.",
		"",
		"With pip only (choose the target from the table below):",
		`  python -m pip install -r ${lock}`,
		"",
		"With uv (before 0.12.1, only the second command works):",
		`  uv pip install --offline -r ${lock}`,
		`  uv pip install --offline -r ${pylock}`,
		"",
		"A lock installs the same files on every system at or above the minimum libc or macOS version of its target.",
		"",
		targets.length > 1 ? "The folder wheels/ contains files for several targets. `pip install NAME -f wheels --no-index` installs the newest\ncompatible version, which may differ from the version that was checked for the target. Use a lock for exact versions." : "Without a lock: `python -m pip install NAME -f wheels --no-index`.",
		""
	];
}
function targetTable(targets) {
	return [
		"4. Targets",
		"----------",
		...targets.flatMap(({ id, python, entries, closure, machines }) => [
			`  ${id}  (${entries.length} ${entries.length === 1 ? "wheel" : "wheels"})`,
			`      checked for ${pythonLabel(python)} ${coverText(closure.micros)}${closure.complete ? "" : "; INCOMPLETE, see manifest.json"}`,
			...machines.length > 1 ? [`      and for Pythons that report ${machines.join(" or ")} as platform_machine`] : [],
			...closure.micros.except.map((range) => `      NOT for ${rangeText(range)}: ${plainLine(range.because)}`)
		]),
		""
	];
}
function oldPips(targets) {
	let pips = new Map(targets.flatMap(({ python, bootstrap }) => bootstrap === void 0 ? [] : [[python.series, bootstrap]]));
	return [
		"5. Missing or old pip",
		"---------------------",
		"pip before 19.3 does not support manylinux2014 wheels, and pip before 20.3 does not support manylinux_2_NN wheels: they",
		"report \"No matching distribution found\".",
		pips.size > 0 ? "The folder bootstrap/ contains a pip that runs without installation:" : "Update pip first.",
		...[...pips].map(([series, path]) => `  Python ${series}:  python ${path}/pip install -r locks/TARGET.txt`),
		"pip 18.1 to 19.1.1 may reject a lock if PIP_FIND_LINKS or pip.conf add other wheels. pip 19.0 fails with --no-cache-dir.",
		""
	];
}
function contents(alike) {
	return [
		"6. Contents",
		"-----------",
		"  install.py      checks and installs the bundle; requires only Python 3.6 or newer",
		"  manifest.json   requirements, targets, files and verification results",
		"  SHA256SUMS      hashes of all other files",
		"  wheels/         the wheels of all targets",
		"  locks/          for each target: TARGET.txt for pip and uv, TARGET.html (the wheels that TARGET.txt refers to), and",
		"                  pylock.TARGET.toml for pip 26.1 or newer and uv",
		...alike === void 0 ? ["  pylock.toml     one lock for all targets"] : ["  (pylock.toml)   not included: no environment marker distinguishes these targets, which need different wheels:", `                  ${alike.one.id} and ${alike.other.id}`],
		"  simple/         a package index: serve this folder with any web server, then pip install -i http://SERVER/simple/ NAME",
		"  sbom.cdx.json   CycloneDX bill of materials of all executable content",
		"  bootstrap/      pip",
		""
	];
}
/** Placeholder of the user's key file, by the extension of the signature. */
const KEYS = {
	asc: "YOUR-KEY.asc",
	p7s: "YOUR-CA.pem"
}, SHELLS = [{
	title: "Linux, macOS",
	python: "python3",
	systems: [
		"linux",
		"macos",
		"other"
	],
	unpacks: "posix"
}, {
	title: "Windows, PowerShell",
	python: "py",
	systems: ["windows"],
	unpacks: "windows"
}];
/** Return the commands that install a bundle into a new virtual environment `app`, for each shell of its targets. */
function installSteps(delivery) {
	return SHELLS.filter(({ systems }) => systems.some((system) => delivery.systems.includes(system))).map((shell) => ({
		title: shell.title,
		commands: commandsOf(delivery, shell)
	}));
}
function commandsOf({ folder, archives, signature, full }, { python, unpacks }) {
	let verify = signature === void 0 ? "" : ` --verify-with ${KEYS[signature]}`, installer = (of, options) => `${python} ${of === "" ? "" : `${of}/`}install.py ${options}${verify}`, [first] = archives, archive = archives.length > 1 && first !== void 0 ? withoutVolume(first) : first;
	return [
		...archives.length > 1 ? [installer("", "--join")] : [],
		...archive === void 0 ? [] : [ARCHIVE_KINDS[archiveKindOf(archive) ?? "tar.gz"].unpack[unpacks](archive)],
		...full === void 0 ? [installer(folder, "--venv app")] : [installer(folder, "--apply PREVIOUS-BUNDLE"), installer(full, "--venv app")]
	];
}
// src/report/outcome.ts
/** The outcome of a published bundle. @param out output folder as typed, the prefix of all paths @param seconds duration of the run */
function outcomeOf({ verified, companions }, out, seconds, difference) {
	let { spec, union, verdicts } = verified, inOut = (name) => /[\\/]$/.test(out) ? `${out}${name}` : `${out}/${name}`, fileInOut = ({ name, sha256, bytes }) => ({
		path: inOut(name),
		sha256,
		bytes
	});
	return {
		folder: inOut(spec.name),
		name: spec.name,
		targets: spec.targets,
		verdicts,
		...contentsOf(verified.staged.bundle, inOut),
		seconds,
		findings: warningsOf(verdicts),
		manifestPath: inOut(`${spec.name}.manifest.json`),
		archives: companions.archives.map(fileInOut),
		companionFiles: companions.files.map(fileInOut),
		union,
		...difference === void 0 ? {} : { difference },
		...verified.base === void 0 ? {} : { base: verified.base }
	};
}
/** The outcome of `verify`. @param seconds duration of the run */
function checkedOf({ manifest, targets, union, verdicts }, folder, seconds) {
	let totalBytes = manifest.wheels.reduce((sum, { bytes }) => sum + bytes, 0);
	return {
		folder,
		name: manifest.name,
		targets,
		verdicts,
		wheelCount: union.files.length,
		totalBytes,
		wheels: wheelsOf(manifest, new Set(manifest.wheels.map(({ path }) => path))),
		seconds,
		findings: warningsOf(verdicts)
	};
}
/** Contents of the folder: a delta contains only some wheels of its manifest. */
function contentsOf(bundle, inOut) {
	let { name, entries } = bundle, sizeOf = (entry) => entry.kind === "file" ? entry.bytes : new TextEncoder().encode(entry.text).length, files = entries.map((entry) => ({
		path: inOut(`${name}/${entry.path}`),
		bytes: sizeOf(entry),
		sha256: entrySha256(entry)
	})), wheels = wheelsOf(parseManifest(manifestIn(bundle), "manifest.json"), new Set(entries.map(({ path }) => path)));
	return {
		wheelCount: wheels.length,
		totalBytes: wheels.reduce((sum, { bytes }) => sum + bytes, 0),
		wheels,
		files
	};
}
/** The wheels of a manifest, with their targets and the projects that require them. @param paths those to list */
function wheelsOf({ wheels, targets }, paths) {
	let entries = targets.flatMap((target) => target.entries.map((entry) => ({
		...entry,
		target: target.id
	})));
	return wheels.filter(({ path }) => paths.has(path)).map(({ path, project, version, bytes, sha256 }) => {
		let own = entries.filter((entry) => entry.sha256 === sha256);
		return {
			project,
			version,
			filename: path.slice(path.lastIndexOf("/") + 1),
			bytes,
			sha256,
			targets: [...new Set(own.map(({ target }) => target))],
			requested: own.some(({ requested }) => requested),
			requiredBy: [...new Set(own.flatMap(({ requiredBy }) => requiredBy))].sort()
		};
	});
}
/** One finding per message, with all its targets. */
function warningsOf(verdicts) {
	return shareFindings(verdicts).map(({ finding, targets }) => ({
		...finding,
		message: withTargets(finding.message, targets, verdicts.length)
	}));
}
function withTargets(message, targets, all) {
	return targets.some((id) => message.includes(id)) ? message : `${message} (${targets.length === all && all > 5 ? `all ${all} targets` : targets.join(", ")})`;
}
const Sha256Text = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[0-9a-f]{64}$/)), Bytes = /* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ integer()), ArchiveFileSchema = /* @__PURE__ */ strictObject({
	path: /* @__PURE__ */ string(),
	bytes: Bytes,
	sha256: Sha256Text
}), BaseSchema = /* @__PURE__ */ strictObject({
	name: /* @__PURE__ */ string(),
	manifestSha256: /* @__PURE__ */ pipe(Sha256Text, /* @__PURE__ */ description("of its manifest.json"))
}), BundledWheelSchema = /* @__PURE__ */ strictObject({
	project: /* @__PURE__ */ string(),
	version: /* @__PURE__ */ string(),
	filename: /* @__PURE__ */ string(),
	bytes: Bytes,
	sha256: Sha256Text,
	targets: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ string()), /* @__PURE__ */ description("IDs of the targets that install it")),
	requested: /* @__PURE__ */ pipe(/* @__PURE__ */ boolean(), /* @__PURE__ */ description("whether a requirement of the user names the project")),
	requiredBy: /* @__PURE__ */ pipe(/* @__PURE__ */ array(/* @__PURE__ */ string()), /* @__PURE__ */ description("projects that require it, on any target"))
});
/** Outcomes without those of deltas, which describe the same bundles. */
function withoutDeltas(outcomes) {
	return outcomes.filter(({ name }) => !outcomes.some((one) => name === `${one.name}-delta`));
}
/** The commands that install a bundle from the folder of its files. */
function stepsOf({ name, archives, companionFiles, targets }) {
	let signature = ["asc", "p7s"].find((kind) => companionFiles.some(({ path }) => path.endsWith(`${name}.SHA256SUMS.${kind}`)));
	return installSteps({
		folder: name,
		archives: archives.map(({ path }) => path.split(/[\\/]/).at(-1) ?? path),
		systems: targets.map(({ system }) => system.os),
		...signature === void 0 ? {} : { signature },
		...name.endsWith("-delta") ? { full: name.slice(0, -6) } : {}
	});
}
/** The machines that a verdict covers: `Python 3.11.3 to 3.11.18; platform_machine x86, AMD64, ARM64`. */
function coveredText({ machines }, micros) {
	return [`Python ${coverText(micros)}`, ...machines.length > 1 ? [`platform_machine ${machines.join(", ")}`] : []].join("; ");
}
// src/report/result-text.ts
/** The final output of a run: size, targets, proof levels, files and install commands. */
function resultText(outcomes, look) {
	return outcomes.map((outcome) => outcomeText(outcome, look)).join("");
}
function outcomeText(outcome, look) {
	let archives = outcome.archives.map(({ path, bytes, sha256 }) => `  ${visibleText(path)}  ${look.dim(`${showBytes(bytes)}  sha256 ${sha256}`)}`);
	return [
		...head(outcome, "ready", look),
		"",
		`  ${visibleText(outcome.folder)}`,
		...archives,
		"",
		...differingVersions(outcome, look),
		...changes(outcome, look),
		...warnings(outcome, look),
		...commands(outcome, look)
	].join("\n");
}
/** Projects with several versions, one line each: `django  5.2.19 on cp311; 6.1.3 on cp312`. Omitted for a delta. */
function differingVersions({ union, name }, look) {
	let { columns, differing } = gridOf(union), all = columns.flat(), rows = differing.flatMap(({ project, versions }) => {
		let known = [...grouped(versions.keys(), (at) => versions[at])].flatMap(([version, at]) => version === void 0 ? [] : [{
			version,
			ids: at.flatMap((one) => columns[one] ?? [])
		}]);
		return known.length < 2 ? [] : [{
			project,
			text: known.map(({ version, ids }) => `${version} on ${commonPart(ids, all)}`).join("; ")
		}];
	});
	if (rows.length === 0 || name.endsWith("-delta")) return [];
	let shown = rows.slice(0, 10), width = Math.max(...shown.map(({ project }) => project.length)), more = rows.length > shown.length ? [`  and ${count(rows.length - shown.length, "more project")}, see the report`] : [];
	return [
		look.bold("Versions that differ between targets:"),
		...shown.map(({ project, text }) => `  ${project.padEnd(width)}  ${visibleText(text)}`),
		...more,
		""
	];
}
/** Name targets by their Pythons or platforms alone if these distinguish them from the others. */
function commonPart(ids, all) {
	for (let part of [0, 1]) {
		let partOf = (id) => part === 0 ? id.replace(/-.*/, "") : id.replace(/^[^-]*-/, ""), parts = new Set(ids.map(partOf));
		if (all.filter((id) => parts.has(partOf(id))).length === ids.length) return [...parts].join(", ");
	}
	let text = targetsText(ids);
	return text.length > 80 ? count(ids.length, "target") : text;
}
/** Omitted for a delta, which has the same changes. */
function changes({ difference, name }, look) {
	return difference === void 0 || name.endsWith("-delta") ? [] : [look.bold("Since the previous bundle:"), ...differenceText(difference, look).split("\n")];
}
/** The final output of `verify`. Its last line is worded as in install.py. */
function verifiedText(checked, look) {
	let { signer } = checked, origin = signer === void 0 ? "intact; origin not verified" : `intact; origin verified: ${visibleText(signer)}`;
	return [
		...head(checked, "holds", look),
		"",
		...warnings(checked, look),
		origin,
		""
	].join("\n");
}
function head(checked, word, look) {
	let { name, targets, wheelCount, totalBytes, seconds } = checked, size = `${count(targets.length, "target")}, ${count(wheelCount, "wheel")}, ${showBytes(totalBytes)}`;
	return [
		`${look.good(look.bold(`${visibleText(name)} ${word}`))}: ${size} ${look.dim(`(${showSeconds(seconds)})`)}`,
		"",
		...proofs(checked, look)
	];
}
/** One line per target, or per group of targets with the same proof: level and tool. */
function proofs({ targets, verdicts }, look) {
	let lines = [...grouped(targets.map((target) => ({
		target,
		verdict: verdicts.find((one) => one.target === target.id)
	})), ({ target: { id, platform }, verdict }) => targets.length > 8 ? `${platform} ${verdict?.level}` : id).values()].map((some) => ({
		ids: targetsText(some.map(({ target }) => target.id)),
		some
	})), width = Math.max(0, ...lines.map(({ ids }) => ids.length));
	return lines.map(({ ids, some }) => `  ${ids.padEnd(width)}  ${proof(some, look)}`);
}
/** @param some targets with the same proof level */
function proof(some, look) {
	let [first] = some;
	if (first?.verdict === void 0) return look.warn("unproved");
	let { target, verdict } = first;
	if (verdict.level === "none") return look.bad("incomplete");
	let tools = some.flatMap((one) => one.verdict?.checks.findLast((check) => check.passed && check.level === verdict.level) ?? []), facts = some.length === 1 ? [...tools.map(byWhat), coveredText(target, verdict.micros)] : [...new Set(tools.map(byWhichTool))];
	return `${look.good(verdict.level.padEnd(9))}  ${look.dim(facts.join("; "))}`;
}
/** Without the version of the interpreter, which differs between the targets of a group. */
function byWhichTool(check) {
	if (check.python === void 0) return byWhat(check);
	let { python, ...rest } = check;
	return byWhat({
		...rest,
		by: check.by.replace(` ${python}`, "")
	});
}
function byWhat({ by, python, system, how }) {
	let known = [
		python === void 0 || by.includes(python) ? void 0 : `Python ${python}`,
		system,
		how === "emulated" ? how : void 0
	].filter((one) => one !== void 0);
	return visibleText(`by ${by}${known.length === 0 ? "" : ` (${known.join(", ")})`}`);
}
function warnings({ findings }, look) {
	let facts = findings.map(({ message }) => `${look.warn("warning:")} ${visibleText(message)}`), hints = findings.flatMap(({ hint }) => hint === void 0 ? [] : [`${look.bold("hint:")}    ${visibleText(hint)}`]);
	return facts.length === 0 ? [] : [
		...new Set(facts),
		...new Set(hints),
		""
	];
}
/** Install commands with the name of the folder, not its path on this machine. */
function commands(outcome, look) {
	return stepsOf(outcome).flatMap(({ title, commands: lines }) => [
		`On the machine without network access (${title}):`,
		...lines.map((line) => `  ${look.bold(line)}`),
		""
	]);
}
/** The notice for a run without a selected platform. */
function hostText(targets, others) {
	return `No platform was selected: the bundle is for this machine${others ? " too" : ""}, ${targets.map(({ id }) => id).join(", ")}.`;
}
/** The notice for platform names that leave the architecture, the minimum version or the Python to this program. */
function assumptionText(assumptions) {
	let all = assumptions.map(({ given, platform, python }) => {
		let means = `${given} is ${platform}`;
		return python === void 0 ? means : `${means} with its own Python ${python}`;
	}), python = assumptions.some((one) => one.python !== void 0) ? ", or select Python versions," : "";
	return `Platforms: ${all.join("; ")}. Use full names${python} for other targets.`;
}
const same = (text) => text, sgr = (on, off) => (text) => `\u001b[${on}m${text}\u001b[${off}m`, PLAIN_STYLE = {
	bold: same,
	dim: same,
	good: same,
	bad: same,
	warn: same
}, ANSI_STYLE = {
	bold: sgr(1, 22),
	dim: sgr(2, 22),
	good: sgr(32, 39),
	bad: sgr(31, 39),
	warn: sgr(33, 39)
};
/** One line per ignored file, with the targets that would have used it. */
function ignoredLines(solved) {
	let targets = /* @__PURE__ */ new Map();
	for (let { target, ignored = [] } of solved) for (let { message } of ignored) targets.set(message, [...targets.get(message) ?? [], target]);
	return [...targets].map(([message, ids]) => `${message} (${ids.join(", ")})`);
}
/** One line per index that announces metadata files but does not serve them (PEP 658). */
function withheldLines(withheld) {
	return [...withheld].flatMap(([index, files]) => {
		let [first] = files;
		if (first === void 0) return [];
		let more = files.length === 1 ? "" : `, and for ${count(files.length - 1, "more file")}`;
		return [`${index} announces metadata files but does not serve them: ${first.url}: ${first.why}${more}; the metadata was read from the wheels instead`];
	});
}
/** One line per host with files without a stated hash. */
function unhashedLines(solved) {
	let hosts = /* @__PURE__ */ new Map();
	for (let { filename, url, unhashed } of solved.flatMap(({ files }) => files)) {
		if (unhashed !== !0) continue;
		let { origin } = new URL(url);
		hosts.set(origin, (hosts.get(origin) ?? /* @__PURE__ */ new Set()).add(filename));
	}
	return [...hosts].map(([host, names]) => {
		let [first = ""] = names;
		return `${host} states no hash of ${names.size === 1 ? first : `${names.size} files, e.g. ${first}`}: the bundle records the sha256 of the downloaded file`;
	});
}
/** Build the version table of a union. */
function gridOf({ targets }) {
	let projects = [...new Set(targets.flatMap(({ entries }) => entries.map(({ project }) => project)))].sort(), versionsOf = targets.map(({ target, entries }) => ({
		target,
		versions: new Map(entries.map(({ project, version }) => [project, version]))
	})), columns = /* @__PURE__ */ new Map();
	for (let { target, versions } of versionsOf) {
		let key = JSON.stringify(projects.map((project) => versions.get(project) ?? null)), column = columns.get(key) ?? {
			ids: [],
			versions
		};
		column.ids.push(target), columns.set(key, column);
	}
	let groups = [...columns.values()], rows = projects.map((project) => ({
		project,
		versions: groups.map(({ versions }) => versions.get(project))
	})), isSame = ({ versions }) => versions.every((version) => version === versions[0]);
	return {
		columns: groups.map(({ ids }) => ids),
		differing: rows.filter((row) => !isSame(row)),
		same: rows.filter(isSame)
	};
}
// src/options/request.ts
/** Sources of requirements; the worker reads them with pip's parsers (docs/decisions). */
const RequirementInputsSchema = /* @__PURE__ */ strictObject({
	/** PEP 508 text, a path to a wheel, sdist or folder, a glob, or `-e PATH`, each as typed. */
	packages: texts,
	/** `-r` */
	requirementFiles: texts,
	/** `-c` */
	constraintFiles: texts,
	pyproject: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	extras: texts,
	groups: texts,
	/** A PEP 723 script. */
	script: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** pylock.toml (PEP 751) or a hashed requirements file, used without resolving. */
	lock: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	/** Projects whose locked sdist a wheel from find-links may replace (`--lock-built`). */
	lockBuilt: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(project))
}), IndexSettingsSchema = /* @__PURE__ */ strictObject({
	/** Replaces the configured index. May contain credentials: mask before printing (core/text.ts). */
	indexUrl: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	extraIndexUrls: texts,
	/** `PROJECT=URL`: the only index that is used for a project. */
	indexFor: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		project: /* @__PURE__ */ string(),
		url: /* @__PURE__ */ string()
	})),
	indexStrategy: /* @__PURE__ */ picklist(["unique", "first-index"]),
	findLinks: texts,
	cert: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	clientCert: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	proxy: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	pipConfig: /* @__PURE__ */ picklist([
		"network",
		"none",
		"inherit"
	]),
	/** ISO 8601 time or a duration such as `P7D` (values.ts, `momentOf`). */
	uploadedPriorTo: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	pre: /* @__PURE__ */ boolean(),
	/** Status codes of an index that mean "not found": `URL=403`. */
	ignoredErrorCodes: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		url: /* @__PURE__ */ string(),
		status: /* @__PURE__ */ number()
	})),
	allowIndexLines: /* @__PURE__ */ boolean()
}), FAULT_KINDS = [
	"usage",
	"integrity",
	"environment",
	"network",
	"cancelled",
	"bug"
], Incoming = /* @__PURE__ */ union([
	/* @__PURE__ */ strictObject({
		handshake: /* @__PURE__ */ literal(1),
		role: /* @__PURE__ */ string(),
		pip: /* @__PURE__ */ string(),
		python: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ looseObject({
		ask: /* @__PURE__ */ number(),
		op: /* @__PURE__ */ string()
	}),
	/* @__PURE__ */ strictObject({
		id: /* @__PURE__ */ number(),
		error: /* @__PURE__ */ strictObject({
			kind: /* @__PURE__ */ picklist(FAULT_KINDS),
			message: /* @__PURE__ */ string(),
			hint: /* @__PURE__ */ string(),
			detail: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
			faults: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(/* @__PURE__ */ strictObject({
				input: /* @__PURE__ */ string(),
				actual: /* @__PURE__ */ string(),
				expected: /* @__PURE__ */ string(),
				hint: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string())
			})))
		})
	}),
	/* @__PURE__ */ strictObject({
		id: /* @__PURE__ */ number(),
		ok: /* @__PURE__ */ unknown()
	})
]);
/** Parse one line of a worker's stdout; undefined for an invalid one, such as the partial line of a killed worker. */
function parseIncoming(line) {
	try {
		return parse(Incoming, JSON.parse(line));
	} catch {
		return;
	}
}
const nothing = /* @__PURE__ */ strictObject({}), IndexList = /* @__PURE__ */ strictObject({
	/** Without credentials. */
	indexes: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
		url: /* @__PURE__ */ string(),
		host: /* @__PURE__ */ string()
	})),
	findLinks: texts
}), DownloadedFileSchema = /* @__PURE__ */ strictObject({
	path: /* @__PURE__ */ string(),
	filename: /* @__PURE__ */ string(),
	sha256: /* @__PURE__ */ string(),
	bytes: /* @__PURE__ */ number()
}), CoreFields = /* @__PURE__ */ strictObject({
	name: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	version: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	requiresPython: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	providesExtra: texts,
	requiresDist: texts,
	/** Reasons why pip would reject the metadata. */
	faults: texts
}), AnnouncedMetadataSchema = /* @__PURE__ */ strictObject({
	/** Without credentials; '' for a file that no index lists. */
	index: /* @__PURE__ */ string(),
	...(/* @__PURE__ */ pick(CoreFields, [
		"requiresPython",
		"providesExtra",
		"requiresDist"
	])).entries
}), WithheldSchema = /* @__PURE__ */ strictObject({
	url: /* @__PURE__ */ string(),
	why: /* @__PURE__ */ string()
}), hint = /* @__PURE__ */ exactOptional(/* @__PURE__ */ boolean()), LockEntry = /* @__PURE__ */ strictObject({
	project,
	version: /* @__PURE__ */ string(),
	sha256,
	marker: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string()),
	filename: /* @__PURE__ */ string(),
	urls: texts,
	built: /* @__PURE__ */ boolean()
}), OPERATIONS = {
	fetcher: {
		/** Must be the first request. */
		open: {
			request: /* @__PURE__ */ strictObject({
				indexes: IndexSettingsSchema,
				cacheFolder: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
				poolFolder: /* @__PURE__ */ string(),
				runFolder: /* @__PURE__ */ string(),
				downloads: /* @__PURE__ */ number()
			}),
			response: IndexList
		},
		/** Register the credentials of a URL; they are masked in all output. */
		login: {
			request: LoginSchema,
			response: nothing
		},
		indexes: {
			request: /* @__PURE__ */ strictObject({ lines: /* @__PURE__ */ array(IndexLineSchema) }),
			response: IndexList
		},
		/** `pageFile`: path of a page file (python/worker/page_format.py). */
		page: {
			request: /* @__PURE__ */ strictObject({
				project: /* @__PURE__ */ string(),
				hint
			}),
			response: /* @__PURE__ */ strictObject({ pages: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
				index: /* @__PURE__ */ string(),
				status: /* @__PURE__ */ picklist(["found", "absent"]),
				pageFile: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
				/** Where pip's configuration names the index. */
				origin: /* @__PURE__ */ exactOptional(/* @__PURE__ */ string())
			})) })
		},
		/** All wheels that indexes and find-links list, newest version first. */
		wheels: {
			request: /* @__PURE__ */ strictObject({ project: /* @__PURE__ */ string() }),
			response: /* @__PURE__ */ strictObject({ wheels: /* @__PURE__ */ array(FileEntrySchema) })
		},
		/** `downloaded`: the wheel, if its metadata was read from it; `instead`: why, if its index announces metadata. */
		core: {
			request: /* @__PURE__ */ strictObject({
				file: FileEntrySchema,
				hint
			}),
			response: /* @__PURE__ */ strictObject({
				core: CoreFields,
				sha256: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
				metadataSha256: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
				downloaded: /* @__PURE__ */ exactOptional(DownloadedFileSchema),
				instead: /* @__PURE__ */ exactOptional(WithheldSchema)
			})
		},
		/** Download a file into the pool and check its hash. */
		file: {
			request: /* @__PURE__ */ strictObject({ file: FileEntrySchema }),
			response: DownloadedFileSchema
		},
		/** A requirements file or lock at a URL. */
		text: {
			request: /* @__PURE__ */ strictObject({ url: /* @__PURE__ */ string() }),
			response: /* @__PURE__ */ strictObject({
				path: /* @__PURE__ */ string(),
				contentType: /* @__PURE__ */ string()
			})
		}
	},
	resolver: {
		open: {
			request: /* @__PURE__ */ strictObject({
				targets: /* @__PURE__ */ array(TargetSchema),
				settings: /* @__PURE__ */ strictObject({
					...(/* @__PURE__ */ pick(IndexSettingsSchema, [
						"pre",
						"indexStrategy",
						"allowIndexLines"
					])).entries,
					uploadedPriorTo: /* @__PURE__ */ nullable(/* @__PURE__ */ string())
				}),
				runFolder: /* @__PURE__ */ string()
			}),
			response: nothing
		},
		/** `folder`: base of relative paths; `variables`: values of `${NAME}` in requirements files. */
		read: {
			request: /* @__PURE__ */ strictObject({
				requirementInputs: RequirementInputsSchema,
				folder: /* @__PURE__ */ string(),
				allowIndexLines: /* @__PURE__ */ boolean(),
				variables: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ optional(/* @__PURE__ */ string()))
			}),
			response: ParsedRequirementsSchema
		},
		/** `wheels`: wheels built from sources so far. */
		resolve: {
			request: /* @__PURE__ */ strictObject({
				target: targetId,
				...(/* @__PURE__ */ required(/* @__PURE__ */ pick(ParsedRequirementsSchema, [
					"roots",
					"constraints",
					"locked",
					"pre",
					"bounds"
				]))).entries,
				wheels: /* @__PURE__ */ array(FileEntrySchema)
			}),
			response: ResolutionSchema
		}
	},
	inspector: { inspect: {
		request: /* @__PURE__ */ strictObject({
			path: /* @__PURE__ */ string(),
			filename: /* @__PURE__ */ string(),
			sha256
		}),
		response: WheelFactsSchema
	} },
	closure: {
		/** Facts about wheels by sha256, shared by all targets. */
		learn: {
			request: /* @__PURE__ */ strictObject({ wheels: /* @__PURE__ */ record(/* @__PURE__ */ string(), WheelFactsSchema) }),
			response: nothing
		},
		walk: {
			request: /* @__PURE__ */ strictObject({
				target: TargetSchema,
				roots: /* @__PURE__ */ array(RootSchema),
				constraints: /* @__PURE__ */ array(RootSchema),
				entries: /* @__PURE__ */ array(LockEntry)
			}),
			response: ClosureVerdictSchema
		},
		/** Whether each advisory affects its version (OSV schema), in the order of the questions; `unclear` if it has no comparable version. */
		affected: {
			request: /* @__PURE__ */ strictObject({ questions: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
				version: /* @__PURE__ */ string(),
				versions: texts,
				ranges: /* @__PURE__ */ array(/* @__PURE__ */ array(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ string())))
			})) }),
			response: /* @__PURE__ */ strictObject({ answers: /* @__PURE__ */ array(/* @__PURE__ */ picklist([
				"yes",
				"no",
				"unclear"
			])) })
		},
		/** Whether a root pins each release with `==`, in the order of the releases. */
		pinned: {
			request: /* @__PURE__ */ strictObject({
				roots: /* @__PURE__ */ array(/* @__PURE__ */ pick(RootSchema, ["text"])),
				releases: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
					project: /* @__PURE__ */ string(),
					version: /* @__PURE__ */ string()
				}))
			}),
			response: /* @__PURE__ */ strictObject({ pinned: /* @__PURE__ */ array(/* @__PURE__ */ boolean()) })
		},
		/** How each version changed, in the order of the moves; `other`: the versions are equal or cannot be compared. */
		changes: {
			request: /* @__PURE__ */ strictObject({ moves: /* @__PURE__ */ array(/* @__PURE__ */ strictObject({
				from: /* @__PURE__ */ string(),
				to: /* @__PURE__ */ string()
			})) }),
			response: /* @__PURE__ */ strictObject({ changes: /* @__PURE__ */ array(VersionChangeSchema) })
		},
		/** Which ids are not SPDX identifiers. */
		"unknown-licenses": {
			request: /* @__PURE__ */ strictObject({ ids: texts }),
			response: /* @__PURE__ */ strictObject({ unknown: texts })
		}
	},
	dry_run: { 
	/** `lock`: path of the lock in the bundle; `installed`: name and version. */
"dry-run": {
		request: /* @__PURE__ */ strictObject({
			target: TargetSchema,
			lock: /* @__PURE__ */ string(),
			entries: /* @__PURE__ */ array(/* @__PURE__ */ pick(LockEntry, [
				"project",
				"version",
				"marker"
			]))
		}),
		response: /* @__PURE__ */ strictObject({
			passed: /* @__PURE__ */ boolean(),
			findings: /* @__PURE__ */ array(FindingSchema$1),
			installed: /* @__PURE__ */ array(/* @__PURE__ */ tuple([/* @__PURE__ */ string(), /* @__PURE__ */ string()]))
		})
	} }
}, FETCHER_EVENTS = /* @__PURE__ */ variant("op", [/* @__PURE__ */ strictObject({
	op: /* @__PURE__ */ literal("receiving"),
	bytes: /* @__PURE__ */ number()
}), /* @__PURE__ */ strictObject({
	op: /* @__PURE__ */ literal("retrying"),
	why: /* @__PURE__ */ string(),
	seconds: /* @__PURE__ */ number()
})]);
/**
* Send a request to a worker and parse the response.
* @param operations those of the worker's role
* @throws BundleError as `Worker.ask`; ValiError for an invalid response, which is a bug
*/
async function ask(worker, operations, op, request) {
	return parseResponse(operations, op, await worker.ask(op, Object.fromEntries(Object.entries(request))));
}
/**
* Check a request that another worker sent.
* @throws BundleError `bug` for an unknown operation; ValiError for a request of another shape
*/
function checkRequest(operations, op, request) {
	let operation = getOwn(operations, op);
	if (operation === void 0) throw new BundleError({
		kind: "bug",
		what: `unknown worker operation: ${op}`
	});
	parse(operation.request, request);
}
/** Parse a response; an unknown key is an error, so that no field is dropped unnoticed. */
function parseResponse(operations, op, answer) {
	return parse(operations[op].response, answer);
}
/**
* Return the interpreter options of a worker. Only the fetcher needs site-packages: a virtual environment may hold pip.conf and a
* keyring. For other roles they only slow down the start.
*/
function flagsOf(role) {
	return [
		"-I",
		...role === "fetcher" ? [] : ["-S"],
		"-X",
		"utf8"
	];
}
/** Start a worker process that communicates in JSON lines (python/worker/jsonl_rpc.py). */
function startWorker(role, launch, handler = reject) {
	let child = spawn(launch.python, [
		...flagsOf(role),
		launch.script,
		role,
		launch.pipFolder
	], {
		env: launch.env,
		stdio: "pipe"
	}), channel = openChannel((line) => child.stdin.writable && child.stdin.write(`${line}\n`), handler), last = [], cancel = () => {
		channel.end(new BundleError({ kind: "cancelled" })), child.kill("SIGKILL");
	};
	launch.signal.addEventListener("abort", cancel, { once: !0 }), launch.signal.aborted && cancel(), child.stdin.on("error", () => void 0), child.on("error", (cause) => channel.end(startFailure(role, launch.python, cause))), child.on("close", (code, killedBy) => channel.end(exitFailure(role, killedBy ?? `exit code ${code}`, last)));
	let onLog = (line) => {
		launch.debug(`${role}: ${line}`), last.push(line), last.length > 30 && last.shift();
	};
	return createInterface({ input: child.stdout }).on("line", (line) => {
		channel.handleLine(line) || (onLog(`invalid message: ${line.slice(0, 200)}`), child.kill("SIGKILL"));
	}), createInterface({ input: child.stderr }).on("line", onLog), {
		ask: channel.ask,
		close: async () => {
			launch.signal.removeEventListener("abort", cancel), await closeChild(child);
		}
	};
}
async function closeChild(child) {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === void 0) return;
	let exited = once(child, "close");
	child.stdin.end();
	let timer = setTimeout(() => child.kill("SIGKILL"), 2e3);
	await exited, clearTimeout(timer);
}
function startFailure(role, python, cause) {
	return new BundleError({
		kind: "environment",
		what: `failed to start the ${role} worker with ${python}: ${cause.message}`,
		hint: "Check that this Python interpreter still exists."
	}, { cause });
}
function exitFailure(role, how, last) {
	return new BundleError({
		kind: "bug",
		what: `the ${role} worker exited unexpectedly (${how}):\n${last.join("\n")}`
	});
}
function openChannel(send, handler) {
	let waiting = /* @__PURE__ */ new Map(), lastId = 0, ended;
	return {
		ask: (op, args = {}) => new Promise((resolve, reject) => {
			if (ended !== void 0) return reject(ended);
			lastId += 1, waiting.set(lastId, {
				resolve,
				reject
			}), send(JSON.stringify({
				id: lastId,
				op,
				...args
			}));
		}),
		handleLine: (line) => {
			let incoming = parseIncoming(line);
			return incoming !== void 0 && ("ask" in incoming ? reply(incoming, handler, send) : "id" in incoming && settle(incoming, waiting), !0);
		},
		end: (error) => {
			ended ??= error;
			for (let { reject } of waiting.values()) reject(ended);
			waiting.clear();
		}
	};
}
/** For workers that send no requests. */
function reject(op) {
	return Promise.reject(new BundleError({
		kind: "bug",
		what: `unexpected request from a worker: ${op}`
	}));
}
function reply({ ask, op, ...args }, handler, send) {
	handler(op, args).then((ok) => send(JSON.stringify({
		answer: ask,
		ok
	})), (error) => send(JSON.stringify({
		answer: ask,
		error: faultOf(error)
	})));
}
function settle(incoming, waiting) {
	let waiter = waiting.get(incoming.id);
	waiting.delete(incoming.id), "error" in incoming ? waiter?.reject(new BundleError(failureOf(incoming.error))) : waiter?.resolve(incoming.ok);
}
function failureOf(fault) {
	let { kind, message, hint, detail } = fault;
	return kind === "usage" ? {
		kind,
		faults: faultsOf(fault)
	} : kind === "cancelled" ? { kind } : kind === "bug" ? {
		kind,
		what: detail ?? message
	} : {
		kind,
		what: message,
		hint
	};
}
function faultsOf({ message, hint, faults = [{
	input: "requirements",
	actual: "",
	expected: message
}] }) {
	return hint === "" ? faults : faults.map((fault) => ({
		hint,
		...fault
	}));
}
/** Convert an error of the caller into the response to a worker; a failure that no worker reports is a bug there. */
function faultOf(error) {
	if (!(error instanceof BundleError)) return {
		kind: "bug",
		message: String(error),
		hint: ""
	};
	let { message, hint, exitCode } = explain(error.failure), failure = (error.failure.kind === "several" ? error.failure.failures : [error.failure]).find((one) => explain(one).exitCode === exitCode);
	return failure?.kind === "usage" ? {
		kind: "usage",
		message,
		hint,
		faults: failure.faults.map((fault) => ({ ...fault }))
	} : {
		kind: FAULT_KINDS.find((kind) => kind === failure?.kind) ?? "bug",
		message,
		hint
	};
}
/** Create the controller that cancels a run. Each child process adds a listener, and Node warns of a leak above ten. */
function openStop() {
	let stop = new AbortController();
	return setMaxListeners(0, stop.signal), stop;
}
export { parseDocument as $, explain as $n, KIB as $t, readmeText as A, DISTRIBUTIONS as An, strictObject as Ar, FindingSchema$1 as At, alikeTargets as B, PROOF_MEANINGS as Bn, credentialsIn as Bt, coveredText as C, pythonTag as Cn, optional as Cr, TargetSchema as Ct, authenticate as D, toProjectName as Dn, record as Dr, rangeText as Dt, withoutDeltas as E, sha256Of as En, pipe as Er, covers as Et, licensesOf as F, REQUIREMENT_OPTIONS as Fn, union as Fr, targetId as Ft, lockText as G, archiveKindOf as Gn, portableUrl as Gt, lockPagePath as H, strongestOf as Hn, escapeHtml as Ht, manifestOf as I, optionSpecs as In, unknown as Ir, texts as It, simplePages as J, BundleError as Jn, showSeconds as Jt, pylockPath as K, isCompanion as Kn, recordedUrl as Kt, manifestText as L, spelled as Ln, variant as Lr, wheelName as Lt, FindingSchema as M, COMMAND_OPTIONS as Mn, title$1 as Mr, shareFindings as Mt, bundledTargets as N, GROUPS as Nn, transform as Nr, project as Nt, check as O, toSha256 as On, regex as Or, versionsOf$1 as Ot, factsOf as P, OPTIONS as Pn, tuple as Pr, sha256 as Pt, documentText as Q, errorCode as Qn, GIB as Qt, parseManifest as R, withInputNames as Rn, byText as Rt, checkedOf as S, parseFullVersion as Sn, omit as Sr, PointSchema as St, stepsOf as T, parseWheelName as Tn, picklist as Tr, MicroCoverSchema as Tt, lockPageText as U, ARCHIVE_CHOICES as Un, maskSecrets as Ut, commonPylockText as V, isRealProof as Vn, decodedPercent as Vt, lockPath as W, ARCHIVE_KINDS as Wn, plainLine as Wt, bootstrapOf as X, SEE_HELP as Xn, visibleText as Xt, bootstrapFor as Y, MissingWheelsSchema as Yn, targetsText as Yt, isBootstrapPip as Z, allOf as Zn, withoutUsers as Zt, verifiedText as _, machinesOf as _n, nonEmpty as _r, DifferenceSchema as _t, OPERATIONS as a, closestMatch as an, unreachable as ar, WORDS as at, BaseSchema as b, knownPythons as bn, number as br, ParsedRequirementsSchema as bt, parseResponse as c, lookUpPlatform as cn, boolean as cr, totals as ct, assumptionText as d, platformName as dn, getDotPath as dr, escaped as dt, LOGIN_VARIABLE as en, onCode as er, parseStrictJson as et, gridOf as f, platformPresets as fn, integer as fr, folded as ft, unhashedLines as g, supportedTagsOf as gn, minValue as gr, tableOf as gt, resultText as h, plainLinuxTags as hn, minLength as hr, stepsText as ht, FETCHER_EVENTS as i, VERSION as in, grouped as ir, sumsText as it, title as j, releaseNames as jn, string as jr, causesOf as jt, installSteps as k, toTargetId as kn, safeParse as kr, FINDING_KINDS as kt, ANSI_STYLE as l, platformNames as ln, description as lr, versionsOf as lt, ignoredLines as m, targetOn as mn, maxValue as mr, prose as mt, startWorker as n, MIB as nn, freeze as nr, entrySha256 as nt, ask as o, editDistance as on, ValiError as or, differenceMarkdown as ot, hostText as p, presetTarget as pn, literal as pr, plainLines as pt, pylockText as q, withoutVolume as qn, showBytes as qt, AnnouncedMetadataSchema as r, OLDEST_EPOCH_SECONDS as rn, getOwn as rr, parseSums as rt, checkRequest as s, findPlatform as sn, array as sr, differenceText as st, openStop as t, MAX_VOLUME_BYTES as tn, toFailure as tr, manifestIn as tt, PLAIN_STYLE as u, LINUX_MACHINES as un, exactOptional as ur, code as ut, withheldLines as v, withPlainKernel as vn, nullable as vr, changeGroups as vt, outcomeOf as w, parseSha256 as wn, parse as wr, targetAt as wt, BundledWheelSchema as x, microVersionsOf as xn, object as xr, SolvedSchema as xt, ArchiveFileSchema as y, cpython as yn, nullish as yr, differenceOf as yt, plainFinding as z, PROOF_LEVELS as zn, count as zt };
