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
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
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
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
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
	},
	{
		alias: "win",
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
const KIB = 1024, MIB = 1024 * KIB, GIB = 1024 * MIB, MAX_VOLUME_BYTES = 2e3 * MIB, OLDEST_EPOCH_SECONDS = 315532800, VERSION = "0.1.0", LOGIN_VARIABLE = "OFFLINE_BUNDLE_INDEX_", same = (text) => text, sgr = (on, off) => (text) => `\u001b[${on}m${text}\u001b[${off}m`, PLAIN_STYLE = {
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
}, texts = /* @__PURE__ */ array(/* @__PURE__ */ string()), project = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(toProjectName)), targetId = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(toTargetId)), sha256 = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(parseSha256), /* @__PURE__ */ custom((digest) => digest !== void 0, "expected 64 hexadecimal digits")), wheelName = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ transform(parseWheelName), /* @__PURE__ */ custom((name) => name !== void 0, "expected a wheel file name")), marker = /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[A-Za-z0-9_.+"<>=!~ ()]+$/)), FINDING_KINDS = {
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
}), FindingSchema = /* @__PURE__ */ pipe(FindingFields, /* @__PURE__ */ check(({ kind, severity }) => severitiesOf(kind).includes(severity), "a finding of this kind cannot have this severity"));
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
}), MinimumVersion = /* @__PURE__ */ tuple([/* @__PURE__ */ number(), /* @__PURE__ */ number()]), TARGET_FIELDS = {
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
	let excepted = new Set(cover.except.flatMap(versionsOf)), ranges = [], before;
	for (let version of versionsOf(cover)) {
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
function versionsOf({ from, to }) {
	let [first, last] = [parseFullVersion(from), microOf(to)];
	if (first === void 0 || last === void 0 || from === to) return [from];
	let { major, minor, micro } = first;
	return Array.from({ length: Math.min(1e3, Math.max(0, last - micro + 1)) }, (_, index) => `${major}.${minor}.${micro + index}`);
}
function microOf(version) {
	return parseFullVersion(version)?.micro;
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
	ignored: /* @__PURE__ */ exactOptional(/* @__PURE__ */ array(FindingSchema))
}), ResolutionSchema = /* @__PURE__ */ variant("kind", [SolvedSchema, /* @__PURE__ */ strictObject({
	kind: /* @__PURE__ */ literal("unsolved"),
	target: targetId,
	findings: /* @__PURE__ */ array(FindingSchema),
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
	findings: /* @__PURE__ */ array(FindingSchema)
}), ClosureVerdictSchema = /* @__PURE__ */ strictObject({
	target: targetId,
	complete: /* @__PURE__ */ boolean(),
	/** Errors and warnings. */
	findings: /* @__PURE__ */ array(FindingSchema),
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
]), FAULT_KINDS = [
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
			findings: /* @__PURE__ */ array(FindingSchema),
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
export { machinesOf as $, nonEmpty as $t, texts as A, BundleError as At, VERSION as B, grouped as Bt, FindingSchema as C, isRealProof as Ct, project as D, archiveKindOf as Dt, marker as E, ARCHIVE_KINDS as Et, KIB as F, explain as Ft, platformNames as G, description as Gt, editDistance as H, ValiError as Ht, LOGIN_VARIABLE as I, onCode as It, platformPresets as J, integer as Jt, LINUX_MACHINES as K, exactOptional as Kt, MAX_VOLUME_BYTES as L, toFailure as Lt, ANSI_STYLE as M, SEE_HELP as Mt, PLAIN_STYLE as N, allOf as Nt, sha256 as O, isCompanion as Ot, GIB as P, errorCode as Pt, supportedTagsOf as Q, minValue as Qt, MIB as R, freeze as Rt, FINDING_KINDS as S, PROOF_MEANINGS as St, shareFindings as T, ARCHIVE_CHOICES as Tt, findPlatform as U, array as Ut, closestMatch as V, unreachable as Vt, lookUpPlatform as W, boolean as Wt, targetOn as X, maxValue as Xt, presetTarget as Y, literal as Yt, plainLinuxTags as Z, minLength as Zt, versionsOf as _, tuple as _n, REQUIREMENT_OPTIONS as _t, OPERATIONS as a, omit as an, pythonTag as at, TargetSchema as b, variant as bn, withInputNames as bt, parseResponse as c, picklist as cn, sha256Of as ct, VersionChangeSchema as d, regex as dn, toTargetId as dt, notValue as en, withPlainKernel as et, MicroCoverSchema as f, safeParse as fn, DISTRIBUTIONS as ft, rangeText as g, transform as gn, OPTIONS as gt, covers as h, title as hn, GROUPS as ht, FETCHER_EVENTS as i, object as in, parseFullVersion as it, wheelName as j, MissingWheelsSchema as jt, targetId as k, withoutVolume as kt, ParsedRequirementsSchema as l, pipe as ln, toProjectName as lt, coveredRanges as m, string as mn, COMMAND_OPTIONS as mt, startWorker as n, nullish as nn, knownPythons as nt, ask as o, optional as on, parseSha256 as ot, coverText as p, strictObject as pn, releaseNames as pt, platformName as q, getDotPath as qt, AnnouncedMetadataSchema as r, number as rn, microVersionsOf as rt, checkRequest as s, parse as sn, parseWheelName as st, openStop as t, nullable as tn, cpython as tt, SolvedSchema as u, record as un, toSha256 as ut, PointSchema as v, union as vn, optionSpecs as vt, causesOf as w, strongestOf as wt, targetAt as x, PROOF_LEVELS as xt, TARGET_FIELDS as y, unknown as yn, spelled as yt, OLDEST_EPOCH_SECONDS as z, getOwn as zt };
