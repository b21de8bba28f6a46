// How figures are written. An absent figure is a dash, never 0; a withheld one says so.
(function () {
  const DASH = '–';

  LM.number = (value) => (value === null || value === undefined ? DASH : value.toLocaleString('en-US'));

  LM.decimal = (value, digits) => (value === null || value === undefined ? DASH
    : value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }));

  /** A share 0..1 as per cent with one decimal. */
  LM.percent = (value) => (value === null || value === undefined ? DASH : (value * 100).toFixed(1) + '%');

  /** A rate with numerator and denominator beside it. */
  LM.rate = function (value, part, whole) {
    const text = part === undefined || part === null ? 'n = ' + LM.number(whole) : LM.number(part) + '/' + LM.number(whole);
    return LM.h('span', { class: 'rate' }, LM.h('b', {}, LM.percent(value)), ' ', LM.h('small', {}, text));
  };

  /** The satisfaction rate of a row with its interval, or that it is withheld. */
  LM.satisfactionRate = function (row) {
    if (row.suppressed || (row.satisfaction_rate === null && row.rated > 0)) {
      return LM.h('span', { class: 'rate withheld' }, LM.h('b', {}, LM.say('suppressed')), ' ', LM.h('small', {}, 'n = ' + LM.number(row.rated)));
    }
    const rate = LM.rate(row.satisfaction_rate, undefined, row.rated);
    if (row.satisfaction_low !== null && row.satisfaction_low !== undefined) {
      rate.append(' ', LM.h('small', { class: 'interval' }, LM.percent(row.satisfaction_low) + '–' + LM.percent(row.satisfaction_high)));
    }
    return rate;
  };

  LM.hours = (value) => (value === null || value === undefined ? DASH : LM.decimal(value, value < 10 ? 1 : 0));

  const addMonths = (date, months) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));

  /** A period's name; where months begin late in the month before, they are named for the month they end in. */
  LM.periodName = function (period) {
    const [kind, y, m, d] = period.split('-');
    if (!y) return DASH;
    let start = new Date(Date.UTC(+y, +m - 1, 1));
    if (+d > 1) start = addMonths(start, 1);
    const year = start.getUTCFullYear();
    const month = start.getUTCMonth() + 1;
    const zh = LM.lang !== 'en';
    if (kind === 'year') return zh ? year + '年' : String(year);
    if (kind === 'quarter') return zh ? year + '年第' + '一二三四'[(month - 1) / 3 | 0] + '季度' : year + ' Q' + ((month + 2) / 3 | 0);
    return zh ? year + '年' + month + '月' : year + '-' + String(month).padStart(2, '0');
  };

  /** The time in a place's zone, to the minute. */
  LM.minute = (instant, zone) => new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).format(new Date(instant));
})();
