// Usage: node print_pprof.js FILE. Prints what is in a pprof profile.
const fs = require('fs');
const zlib = require('zlib');
const {Profile} = require('pprof-format');

const profile = Profile.decode(zlib.gunzipSync(fs.readFileSync(process.argv[2])));
const text = (index) => profile.stringTable.strings[Number(index)];
if (text(0) !== '')
  throw new Error('the first string is not empty');
for (const type of profile.sampleType)
  console.log(`type: ${text(type.type)}/${text(type.unit)}`);
const byId = (all) => new Map(all.map((one) => [String(one.id), one]));
const functions = byId(profile.function);
const locations = byId(profile.location);
for (const sample of profile.sample) {
  const names = sample.locationId.flatMap(
      (id) => locations.get(String(id)).line.map(
          (line) => text(functions.get(String(line.functionId)).name)));
  console.log('stack: ' + names.join(' <- '));
}
