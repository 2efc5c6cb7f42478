// How long the page of `preview -- diff --format html` lets its reader wait in Chromium, in seconds, as JSON:
// `open`, from the navigation until it is loaded and the tree is made; `search`, from a key to the new layout, the slowest of several.
//
//   node speed.mjs PAGE
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, MISSING } from './chromium.mjs';

const browser = await launch();
if (!browser) {
  console.log(JSON.stringify({ skipped: MISSING }));
  process.exit(0);
}

try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(120_000);
  await page.goto(pathToFileURL(path.resolve(process.argv[2])).href);
  const milliseconds = await page.evaluate(() => {
    const [{ loadEventEnd: open }] = performance.getEntriesByType('navigation');
    const search = document.getElementById('search');
    document.querySelector('#filters button[data-value=same]')?.click();

    // The first one reads everything once.
    const searches = ['t', 'quota', 'team-42', 'spark.executor', 'configmap team-9', 'none of these', ''].map(text => {
      const start = performance.now();
      search.value = text;
      search.dispatchEvent(new Event('input', { bubbles: true }));
      document.body.getBoundingClientRect();
      return performance.now() - start;
    });
    return { open, search: Math.max(...searches) };
  });
  console.log(JSON.stringify({ open: milliseconds.open / 1000, search: milliseconds.search / 1000 }));
} finally {
  await browser.close();
}
