// Opens the report of `preview -- diff --format html` in Chromium, uses it as people do, and writes what it found as JSON:
// a list of checks, each with a name and, where it did not hold, what was found instead.
//
//   node report.mjs FOLDER [SCREENSHOTS]
//
// FOLDER has full.html (every kind of change, dangers, two stacks), unchanged.html, slower.html (a stack that takes longer, one that
// takes as long, a new one) and large.html (3,000 resources).
// With SCREENSHOTS, a folder, it also takes pictures to look at.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, MISSING } from './chromium.mjs';

const [folder, screenshots] = process.argv.slice(2);
const browser = await launch();
if (!browser) {
  console.log(JSON.stringify({ skipped: MISSING }));
  process.exit(0);
}

const checks = [];
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

function check(name, found, expected = true) {
  const isAsExpected = typeof expected === 'function' ? expected(found) : JSON.stringify(found) === JSON.stringify(expected);
  checks.push({ name, ...(isAsExpected ? {} : { found: JSON.stringify(found) ?? 'nothing', expected: typeof expected === 'function' ? String(expected) : JSON.stringify(expected) }) });
}

// Every page is watched: what it logs, what it asks for.
async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const trouble = [];
  page.on('console', message => trouble.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => trouble.push(String(error)));
  page.on('request', request => { if (request.url() !== page.url() && !request.isNavigationRequest()) trouble.push(`request: ${request.url()}`); });
  await page.goto(pathToFileURL(path.join(folder, file)).href);
  const picture = async name => screenshots && await page.screenshot({ path: path.join(screenshots, name + '.png'), fullPage: true });
  return { page, picture, close: async () => { check(`${file} ${options.name ?? ''}: no message, no request`, trouble, []); await context.close(); } };
}

const names = page => page.$$eval('[role=treeitem]', items => items.map(item => item.getAttribute('aria-label')));
const focused = page => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id);
const status = page => page.$eval('#status', element => element.textContent);

// The lowest contrast of any text with what is behind it, by the formula of WCAG 2.
function lowestContrast() {
  const channels = color => color.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = element => {
    const part = element.closest('.part, .layer');
    if (part && element.closest('svg')) return channels(getComputedStyle(part.querySelector('rect')).fill);
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  let lowest = [21, ''];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility() || ['SCRIPT', 'TITLE', 'NOSCRIPT'].includes(element.tagName.toUpperCase())) continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(channels(element.closest('svg') ? style.fill : style.color)), luminance(behind(element))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < lowest[0]) lowest = [contrast, `${element.tagName}.${element.getAttribute('class')}: ${text.data.trim().slice(0, 40)}`];
  }
  return lowest;
}

async function reading() {
  const { page, picture, close } = await open('full.html');
  check('the verdict is the heading', await page.textContent('h1'), text => text.includes('could not be compared'));
  const tops = await page.$$eval('#danger, #architecture, #changes', sections => sections.map(section => section.getBoundingClientRect().top));
  check('danger comes before pictures and tree', tops, [...tops].sort((a, b) => a - b));
  check('only what changes is shown', await page.$$eval('.sign-box.same', marks => marks.length), 0);
  check('the page is no wider than the window', await page.evaluate(() => document.documentElement.scrollWidth), WIDE.width);
  check('nothing in a plan ran', await page.evaluate(() => typeof pwned), 'undefined');
  check('one drawing of the chosen stack', await page.locator('svg.picture:visible').count(), 1);
  await picture('wide-light');
  check('contrast in light', await page.evaluate(lowestContrast), ([contrast]) => contrast >= 4.5);
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  check('dark is dark', [light, await page.evaluate(() => getComputedStyle(document.body).backgroundColor)], ['rgb(255, 255, 255)', 'rgb(13, 17, 23)']);
  check('contrast in dark', await page.evaluate(lowestContrast), ([contrast]) => contrast >= 4.5);
  await picture('wide-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await page.click('#danger a >> text=Bucket events');
  check('a danger leads to its resource, open', await page.waitForFunction(() => document.activeElement.querySelector?.('.detail') && document.activeElement.getAttribute('aria-label')).then(handle => handle.jsonValue()), label => label.startsWith('replace Bucket events'));

  await page.getByText('gke', { exact: false }).locator('visible=true').first().waitFor();
  await page.click('label[for=stack-1]');
  check('another stack has another drawing', await page.locator('svg.picture:visible').getAttribute('aria-label'), 'Architecture of gke');
  await page.click('svg.picture:visible a.part[data-path="platform/analytics"]');
  check('a part of a drawing leads to its resources', await names(page), all => all.length > 2 && all[0].startsWith('platform') && all[1].startsWith('analytics') && all.length === new Set(all).size);
  await close();
}

async function searching() {
  const { page, close } = await open('full.html');
  await page.keyboard.press('/');
  check('/ is for searching', await focused(page), 'Search resources');
  await page.keyboard.type('analytics quota');
  check('all words are looked for', (await names(page)).filter(name => name.includes('ResourceQuota')), ['update ResourceQuota analytics-quota on eks, gke']);
  check('what was found is marked', await page.$$eval('mark', marks => marks.length), count => count > 0);
  await page.fill('#search', 'spark.executor.cores=1');
  check('values are found', await page.$$eval('.sign-box', marks => marks.length), count => count > 0);
  await page.fill('#search', 'storageclass fast');
  check('what is unchanged is not in the way', await names(page), []);
  await page.click('#status button');
  check('and can be found', (await names(page)).at(-1), 'unchanged StorageClass fast on eks, gke');
  await page.keyboard.press('Escape');
  check('Escape starts over', await page.inputValue('#search'), '');

  const press = value => page.click(`#filters button[data-value="${value}"]`);
  await press('same');
  await press('gke');
  check('by stack', (await names(page)).some(name => name.includes('streaming')), false);
  check('the filter is announced', await page.getAttribute('#filters button[data-value=gke]', 'aria-pressed'), 'true');
  await press('gke');
  await press('Tenant');
  check('by layer', (await names(page)).filter(name => name.includes('Vpc') || name.includes('Bucket')), []);
  await press('Tenant');
  for (const change of ['update', 'replace', 'delete']) await press(change);
  check('by kind of change', await page.$$eval('.sign-box', marks => [...new Set(marks.map(mark => mark.textContent))]), ['+']);
  check('the count is announced', await status(page), text => /^\d+ resources of \d+/.test(text));
  await close();
}

async function keyboard() {
  const { page, close } = await open('full.html');
  await page.focus('#search');
  await page.keyboard.type('quota analytics');
  await page.keyboard.press('ArrowDown');
  check('down from the search into the tree', await focused(page), label => label.startsWith('platform:'));
  check('the tree is one stop of the tab key', await page.$$eval('#tree [tabindex="0"]', stops => stops.length), 1);
  await page.keyboard.press('ArrowLeft');
  check('left closes', await page.$$eval('[role=treeitem]', items => items.map(item => item.getAttribute('aria-expanded'))), ['false']);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  check('right opens, then goes in', await focused(page), label => label.startsWith('analytics:'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  check('Enter opens the diff', await page.$$eval('.lines div', lines => lines.map(line => line.textContent.replace('\u00a0', ' '))),
    lines => lines.includes('- spec.hard["requests.cpu"]: 10') && lines.includes('+ spec.hard["requests.cpu"]: 20') && lines.includes('+ password: [secret]'));
  check('and keeps its place', await focused(page), 'update ResourceQuota analytics-quota on eks, gke');
  check('roles of a tree', await page.$$eval('[role=tree] [role=treeitem]', items => items.map(item => [item.ariaLevel, item.ariaSetSize, item.ariaPosInSet].join())), ['1,1,1', '2,1,1', '3,1,1']);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  check('left goes to the part', await focused(page), label => label.startsWith('analytics:'));
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  check('up from the tree into the search', await focused(page), 'Search resources');
  await page.keyboard.press('Escape');
  check('Escape shows all', (await names(page)).length, count => count > 3);
  await close();
}

async function elsewhere() {
  const phone = await open('full.html', { viewport: PHONE, hasTouch: true });
  check('a telephone shows no more than its width', await phone.page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  check('and the drawing made for it', await phone.page.$$eval('svg.picture', all => all.filter(one => one.checkVisibility()).map(one => one.getAttribute('class'))), ['picture narrow']);
  check('whose text can be read', await phone.page.$eval('svg.narrow', svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width), scale => scale > 0.8);
  await phone.picture('phone');
  await phone.close();

  const plain = await open('full.html', { javaScriptEnabled: false });
  check('without scripts the changes are there', await plain.page.locator('noscript details').count(), count => count > 5);
  await plain.page.locator('noscript summary', { hasText: 'ResourceQuota analytics-quota' }).click();
  check('and open', await plain.page.locator('noscript details[open] .plus').first().isVisible());
  await plain.picture('plain');
  await plain.close();

  const unchanged = await open('unchanged.html');
  check('nothing changes', await unchanged.page.textContent('h1'), text => text.includes('No changes'));
  check('and says so', await status(unchanged.page), text => text.startsWith('Nothing changes.'));
  await unchanged.page.click('#status button');
  check('but all can be seen', (await names(unchanged.page)).some(name => name.startsWith('unchanged')));
  await unchanged.picture('unchanged');
  await unchanged.close();

  const paper = await open('full.html');
  await paper.page.emulateMedia({ media: 'print' });
  await paper.page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const changes = await paper.page.$$eval('.sign-box:not(.same)', marks => marks.length);
  check('on paper every change has its diff', await paper.page.$$eval('.detail', details => details.length), count => count === changes && count > 5);
  check('and no control', await paper.page.locator('#filters').isVisible(), false);
  await paper.picture('paper');
  await paper.close();
}

// Where the bars of the chart that is shown begin and end, in parts of their track.
const bars = page => page.$$eval('#up .tab .bar', all => all.filter(bar => bar.checkVisibility()).map(bar => {
  const [own, track] = [bar, bar.closest('.track')].map(element => element.getBoundingClientRect());
  return [(own.left - track.left) / track.width, (own.right - track.left) / track.width];
}));

async function timeline() {
  const { page, picture, close } = await open('slower.html');
  check('one chart is shown', await page.locator('#up .axis:visible').count(), 1);
  check('its total and what it was', (await page.textContent('#up .tab:visible .total')).trim(), '13 min 39 s +1 min 47 s, 11 min 52 s before');
  check('every bar can be seen and is within its track', await bars(page), all => all.length > 7 && all.every(([start, end]) => start >= -0.01 && end <= 1.01 && end - start > 0.002));
  check('of the chain each bar begins where the one before ends', (await bars(page)).slice(0, 5), chain => chain.every(([start], place) => Math.abs(start - (place === 0 ? 0 : chain[place - 1][1])) < 0.01));
  check('the chain is distinguished from the rest by its colour', await page.$$eval('#up .tab .bar', all => new Set(all.filter(bar => bar.checkVisibility()).map(bar => getComputedStyle(bar).stroke)).size), count => count >= 2);
  check('the marks of before and now go through every row', await page.$$eval('#up .tab use', all => all.filter(use => use.checkVisibility()).every(use => use.getBoundingClientRect().height > 20)));
  const labels = await page.$$eval('#up .axis text', all => all.filter(text => text.checkVisibility()).map(text => text.getBoundingClientRect()).map(({ left, right, top }) => [left, right, top]));
  check('no two labels of the axis touch', labels, all => all.every(([left, right, top], one) => all.every(([otherLeft, otherRight, otherTop], other) => one === other || Math.abs(top - otherTop) > 10 || left >= otherRight || right <= otherLeft)));
  check('nothing in a name ran', await page.evaluate(() => typeof pwned), 'undefined');

  const steps = page.locator('#up .tab:visible summary');
  await page.focus('input[name=up]:checked');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  check('the steps are stops of the tab key', await page.evaluate(() => document.activeElement.textContent), text => text.includes('</script>') && text.includes('Cluster'));
  await page.keyboard.press('Enter');
  const facts = page.locator('#up .tab:visible details[open] dl');
  check('Enter says more', await facts.textContent(), text => text.includes('median of 9 measurements') && text.includes('when NatGateway nat-1a is there'));
  await picture('chart-light');
  check('contrast of the chart', await page.evaluate(lowestContrast), ([contrast]) => contrast >= 4.5);
  await page.emulateMedia({ colorScheme: 'dark' });
  check('contrast of the chart in dark', await page.evaluate(lowestContrast), ([contrast]) => contrast >= 4.5);
  await picture('chart-dark');
  await page.emulateMedia({ colorScheme: 'light', media: 'print' });
  check('on paper every stack has its chart', await page.locator('#up .axis:visible').count(), 3);
  await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
  check('nothing moves where nothing should', await page.$eval('#up .twist', twist => getComputedStyle(twist).transitionDuration), '0s');
  await facts.locator('a').click();
  check('a step leads to its resource', await page.waitForFunction(() => document.activeElement.querySelector?.('.detail') && document.activeElement.getAttribute('aria-label')).then(handle => handle.jsonValue()), label => label.includes('Cluster </script>'));
  await page.click('label[for=stack-1]');
  check('the chart is of the stack whose picture is chosen', [await page.locator('#up input:checked').inputValue(), (await page.textContent('#up .tab:visible .total')).trim()], ([stack, total]) => stack === 'gke' && total.endsWith(', as before'));
  check('steps of another stack', await steps.count(), count => count > 0);
  await close();

  const phone = await open('slower.html', { viewport: PHONE, hasTouch: true });
  check('on a telephone the chart is no wider', await phone.page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
  check('and nothing of it is beyond the edge', await phone.page.$$eval('#up *', all => all.filter(one => one.checkVisibility() && one.tagName !== 'INPUT').map(one => one.getBoundingClientRect()).filter(box => box.right > innerWidth || box.left < 0).length), 0);
  check('and its bars have the whole width', await phone.page.$eval('#up .tab:not(:has(~ .tab)) .track, #up .track', track => track.getBoundingClientRect().width / innerWidth), share => share > 0.8);
  await phone.picture('chart-phone');
  await phone.close();

  const plain = await open('slower.html', { javaScriptEnabled: false });
  await plain.page.click('label[for=up-2]');
  await plain.page.locator('#up .tab:visible summary').first().click();
  check('without scripts the chart is chosen and opens', await plain.page.locator('#up .tab:visible details[open] dl').isVisible());
  await plain.close();
}

async function large() {
  const { page, picture, close } = await open('large.html');
  check('3,000 resources', Number((await status(page)).match(/of (\d+)/)[1]), count => count >= 3000);
  // How much is done for a key: it is the same on every machine. How long it takes is measured by the bench, with speed.mjs.
  const work = await page.evaluate(() => {
    const search = document.getElementById('search');
    document.querySelector('#filters button[data-value=same]').click();
    let made = 0;
    const create = document.createElement;
    document.createElement = function (...name) { made++; return create.apply(this, name); };
    const found = ['s', 'settings', 'team-42', 'spark.executor', 'configmap team-9', 'none of these', ''].map(text => {
      made = 0;
      search.value = text;
      search.dispatchEvent(new Event('input', { bubbles: true }));
      return made;
    });
    document.createElement = create;
    return found;
  });
  check('a search makes no more than the rows that are shown', work, all => all.every(made => made < 2000) && all.at(-2) < 10);
  check('little is drawn at once', await page.$$eval('[role=treeitem]', items => items.length), count => count <= 200);
  await page.fill('#search', 'settings');
  await page.focus('[role=treeitem]');
  await page.keyboard.press('End');
  const before = await names(page);
  await page.keyboard.press('ArrowDown');
  check('and more when one goes there', (await names(page)).length, count => count > before.length);
  await page.fill('#search', '');
  await picture('large');
  await close();
}

try {
  await Promise.all([reading(), searching(), keyboard(), elsewhere(), timeline(), large()]);
} catch (error) {
  checks.push({ name: 'the page can be used', found: String(error?.stack ?? error), expected: 'no error' });
} finally {
  await browser.close();
}

console.log(JSON.stringify({ checks }));
