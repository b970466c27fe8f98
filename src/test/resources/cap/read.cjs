// Reads CAP documents with the library of DEC112 (npm @dec112/cap-ts, MIT), one JSON line each.
const { readFileSync } = require("fs");
const { CAP_1_2 } = require("@dec112/cap-ts");

(async () => {
  for (const file of process.argv.slice(2)) {
    const alert = await CAP_1_2.Alert.fromXML(readFileSync(file, "utf8"));
    console.log(JSON.stringify(alert.toJSON ? alert.toJSON() : alert));
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
