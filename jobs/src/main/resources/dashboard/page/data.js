// Loads data as scripts, which a page opened from disk may do, and keeps them. Each file is loaded once.
(function () {
  const folder = document.currentScript.dataset.night;
  const tables = new Map();
  const loading = new Map();

  /** Called by night.js: the night this page shows. */
  LM.begin = function (night) {
    LM.night = night;
    for (const place of night.jurisdictions) place.has = new Set(place.files);
  };

  /** Called by labels.js. */
  LM.label = function (labels) { LM.labels = labels; };

  /** Called by each data file. */
  LM.take = function (name, table) { tables.set(name, table); };

  /** Runs a script of the night; resolves when it has run. */
  LM.script = function (path) {
    if (!loading.has(path)) {
      loading.set(path, new Promise((done, failed) => {
        const script = document.createElement('script');
        script.src = folder + '/' + path;
        script.onload = () => done();
        script.onerror = () => failed(new Error(path));
        document.head.append(script);
      }));
    }
    return loading.get(path);
  };

  /** The rows of a file of the chosen jurisdiction, as objects; none when the night has no such file. */
  LM.rows = async function (file) {
    const place = LM.place();
    if (!place.has.has(file)) return [];
    const name = place.jurisdiction + '/' + file;
    await LM.script('data/' + name + '.js');
    const table = tables.get(name);
    if (!table.objects) {
      table.objects = table.rows.map((row) => {
        const object = {};
        table.columns.forEach((column, i) => { object[column] = row[i]; });
        return object;
      });
      table.rows = null;
    }
    return table.objects;
  };

  /** The rows of every file whose name begins so, in the order of their names. */
  LM.allRows = async (start) => (await Promise.all(LM.place().files.filter((file) => file.startsWith(start)).map(LM.rows))).flat();

  /** The running figures as of the day before that has them; none when nothing was published before. */
  LM.rowsBefore = async function () {
    const place = LM.place();
    const before = place.files.filter((file) => file.startsWith('running/') && file < 'running/' + place.as_of).sort().pop();
    return before ? LM.rows(before) : [];
  };

  /** The file of a table for the chosen period. */
  LM.periodRows = (table) => LM.rows(table + '/' + LM.address.period);

  /** The tree of today's units: {byCode, children(code), path(code)}. */
  LM.units = async function () {
    const place = LM.place();
    if (!place.tree) {
      const units = await LM.rows('units');
      const byCode = new Map(units.map((unit) => [unit.unit_code, unit]));
      const children = new Map();
      for (const unit of units) {
        if (!children.has(unit.parent_code)) children.set(unit.parent_code, []);
        children.get(unit.parent_code).push(unit);
      }
      const path = (code) => {
        const up = [];
        for (let unit = byCode.get(code); unit && up.length < 20; unit = byCode.get(unit.parent_code)) up.unshift(unit);
        return up;
      };
      place.tree = { units, byCode, path, children: (code) => children.get(code) || [] };
    }
    return place.tree;
  };
})();
