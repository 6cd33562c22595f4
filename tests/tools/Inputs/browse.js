// Usage: browse.js PAGE TEST
//
// Opens PAGE in headless Chromium and runs TEST, a module with
//   options  of the browser's context, optional
//   test     an async function of Playwright's page
//   expected what the console may say, optional
// Whatever else the page writes to its console is a fault, and that it fetches
// anything.

const assert = require("node:assert");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

(async () => {
  const [file, script] = process.argv.slice(2).map((each) => path.resolve(each));
  const { test, options, expected } = require(script);
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const faults = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
    page.setDefaultTimeout(60000);
    page.on("console", (message) => {
      if (!expected?.test(message.text())) faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("dialog", (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    const url = pathToFileURL(file).href;
    page.on("request", (request) => {
      if (!request.url().startsWith("data:") && request.url().split("#")[0] !== url)
        faults.push(`fetched ${request.url()}`);
    });
    await page.goto(url);
    await test(page, assert);
  } finally {
    await browser.close();
  }
  assert.deepStrictEqual(faults, []);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
