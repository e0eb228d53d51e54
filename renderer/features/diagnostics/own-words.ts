/** Makers, models and kinds: words of a device's name that are nobody's own. */
const known = new RegExp(
  `^(?:${[
    'jabra|evolve2?|engage|speak2?|biz|link|poly|plantronics|voyager|blackwire|savi|sync|epos|sennheiser|impact|adapt',
    'yealink|logitech|zone|logi|brio|dell|hp|lenovo|apple|airpods|macbook|bose|sony|samsung|anker|razer|corsair|hyperx',
    'microsoft|modern|cisco|snom|realtek|conexant|intel|amd|nvidia|usb|bluetooth|hdmi|displayport|pro|max|office',
    'headset|headphones?|earphones?|microphones?|mic|speakers?|webcam|camera|monitor|audio|sound|analog|digital|stereo',
    'mono|array|high|definition|hd|built|in|internal|default|communications|hands|free|ag|dongle|base|micro|casque|écouteurs',
  ].join('|')})$`,
  'i',
);

/**
 * What a system calls a device may hold its owner's name ("Nadia's AirPods"): only known words, short numbers and the
 * numbers of maker and model are told.
 */
export const deviceName = (label: string): string => {
  const numbers = /\(([0-9a-f]{4}:[0-9a-f]{4})\)\s*$/i.exec(label)?.[0];
  const words = (numbers ? label.slice(0, -numbers.length) : label)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => known.test(word) || /^\d{1,4}$/.test(word));
  return [...words, ...(numbers ? [numbers.trim()] : [])].join(' ') || 'device';
};

/** A home folder is called after its owner: `/home/…`, `/Users/…`, `C:\Users\…`, also as JSON writes them. */
export const withoutHome = (text: string): string =>
  text.replace(/([/\\]+(?:home|users)[/\\]+)[^/\\"]+/gi, '$1[agent]');
