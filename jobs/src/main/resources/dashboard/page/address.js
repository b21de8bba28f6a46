// The view, jurisdiction, period, unit and level stand in the address, so that a view can be sent as a link.
(function () {
  const KINDS = ['month', 'quarter', 'year'];

  LM.address = {};

  /** The chosen jurisdiction. */
  LM.place = () => LM.night.jurisdictions.find((place) => place.jurisdiction === LM.address.j);

  /** The periods of a kind that the night has, the latest first. */
  LM.periods = (kind) => LM.place().files
    .filter((file) => file.startsWith('coverage/' + kind + '-'))
    .map((file) => file.slice('coverage/'.length))
    .sort().reverse();

  LM.kind = () => LM.address.period.split('-')[0];

  /** Reads the address; what it lacks or names wrongly is replaced by what there is. */
  LM.readAddress = function () {
    const [view, query] = location.hash.replace(/^#\/?/, '').split('?');
    const given = new URLSearchParams(query || '');
    const address = LM.address;
    address.view = LM.views[view] ? view : 'glance';
    const places = LM.night.jurisdictions;
    address.j = places.some((place) => place.jurisdiction === given.get('j')) ? given.get('j') : places[0].jurisdiction;
    const asked = given.get('p') || '';
    const kind = KINDS.includes(asked.split('-')[0]) ? asked.split('-')[0] : 'quarter';
    const periods = LM.periods(kind);
    address.period = periods.includes(asked) ? asked : periods[0] || kind + '-';
    address.unit = given.get('u') || address.j;
    address.level = given.get('l') || '';
  };

  /** The address with some of it changed. */
  LM.link = function (changes) {
    const next = Object.assign({}, LM.address, changes);
    const query = new URLSearchParams({ j: next.j, p: next.period });
    if (next.unit && next.unit !== next.j) query.set('u', next.unit);
    if (next.level) query.set('l', next.level);
    return '#/' + next.view + '?' + query;
  };

  LM.go = (changes) => { location.hash = LM.link(changes); };

  /** A preference kept in this browser; where it keeps none, until the page is closed. */
  LM.preference = function (name, value) {
    try {
      if (value !== undefined) localStorage.setItem('lastmetre.' + name, value);
      return localStorage.getItem('lastmetre.' + name);
    } catch (refused) {
      return null;
    }
  };
})();
