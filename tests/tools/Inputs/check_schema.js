// Usage: node check_schema.js [--partial] SCHEMA FILE...
//
// The files fit the JSON Schema and, unless --partial, have every field that it names.

const fs = require("fs");
const Ajv = require("ajv/dist/2020");

const paths = process.argv.slice(2);
const partial = paths[0] === "--partial" && paths.shift();
const [schema, ...files] = paths.map((path) => JSON.parse(fs.readFileSync(path)));
const validate = new Ajv({ allErrors: true }).compile(schema);
const seen = new Set();

// Notes which properties of \p part, a part of the schema, \p value has.
function note(value, part, name) {
  if (part.$ref) {
    name = part.$ref;
    part = schema.$defs[name.replace("#/$defs/", "")];
  }
  if (Array.isArray(value)) for (const each of value) note(each, part.items, name);
  if (!part.properties) return;
  for (const [key, child] of Object.entries(value)) {
    seen.add(`${name}/${key}`);
    note(child, part.properties[key], `${name}/${key}`);
  }
}

for (const file of files) {
  if (!validate(file)) {
    console.error(validate.errors);
    process.exit(1);
  }
  note(file, schema, "#");
}

const all = Object.entries({ "#": schema, ...schema.$defs }).flatMap(([name, part]) =>
  Object.keys(part.properties ?? {}).map((key) =>
    name === "#" ? `#/${key}` : `#/$defs/${name}/${key}`));
const missing = all.filter((name) => !seen.has(name));
if (!partial && missing.length) {
  console.error(`no file has ${missing.join(", ")}`);
  process.exit(1);
}
