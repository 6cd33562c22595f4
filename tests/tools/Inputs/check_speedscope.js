// Usage: node check_speedscope.js FILE. Checks it against speedscope's schema.
const fs = require('fs');
const path = require('path');
const Ajv = require('ajv');

const folder = path.dirname(require.resolve('speedscope/package.json'));
const name = 'file-format-schema.json';
const schema = JSON.parse(fs.readFileSync(
    path.join(folder, 'dist', 'release', name)));
const file = JSON.parse(fs.readFileSync(process.argv[2]));
const validate = new Ajv({strict: false, logger: false}).compile(schema);
if (!validate(file)) {
  console.error(validate.errors);
  process.exit(1);
}
for (const profile of file.profiles) {
  const sum = profile.weights.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - (profile.endValue - profile.startValue)) > 1) {
    console.error(`weights sum to ${sum}, not ${profile.endValue}`);
    process.exit(1);
  }
}
console.log('valid');
for (const frame of file.shared.frames)
  console.log(frame.name);
