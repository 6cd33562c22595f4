// Usage: node open_in_speedscope.js FILE...
//
// Opens each file in speedscope, in headless Chromium, and prints the rows of its
// table of functions: total | self | name.

const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const folder = path.dirname(require.resolve("speedscope/package.json"));
const viewer = pathToFileURL(path.join(folder, "dist", "release", "index.html")).href;

(async () => {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    for (const file of process.argv.slice(2)) {
      const page = await browser.newPage();
      page.setDefaultTimeout(60000);
      await page.goto(viewer);
      await page.locator("#file").setInputFiles(file);
      await page.getByText("Sandwich").click();
      const rows = page.locator("table:not(:has(thead)) tr");
      await rows.first().waitFor();
      for (const row of await rows.all())
        console.log(`${file}: ${(await row.locator("td").allInnerTexts()).join(" | ")}`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
