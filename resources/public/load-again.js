// A change of the network cuts off what is being fetched just then, and a page without its script stays white.
// Then the page is loaded again, some times at most. Only until its first screen has all it needs: later a reload
// would end a call.
// A file of its own, for the page allows no script in itself; so small that it is hardly ever cut off.
(() => {
  const key = 'allodesk.loads';
  const atMost = 5;
  let reloading = false;
  let givenUp = false;
  const again = () => {
    if (reloading || givenUp) return;
    const loads = Number(sessionStorage.getItem(key)) + 1;
    if (loads > atMost) return giveUp();
    reloading = true;
    sessionStorage.setItem(key, String(loads));
    setTimeout(() => location.reload(), 1000);
  };
  const ofElement = ({ target }) => {
    if (target instanceof HTMLScriptElement || target instanceof HTMLLinkElement) again();
  };
  // In both languages: the words of the desk are in what could not be loaded.
  const say = () => {
    for (const [lang, text] of [
      ['fr', 'Allodesk n’a pas pu être chargé. Vérifiez le réseau, puis rechargez la page (F5).'],
      ['en', 'Allodesk could not be loaded. Check the network, then reload the page (F5).'],
    ]) {
      const line = document.createElement('p');
      line.role = 'alert';
      line.lang = lang;
      line.textContent = text;
      document.getElementById('root').append(line);
    }
  };
  const giveUp = () => {
    givenUp = true;
    sessionStorage.removeItem(key);
    if (document.readyState === 'complete') say();
    else addEventListener('load', say);
  };
  const end = () => {
    removeEventListener('error', ofElement, { capture: true });
    removeEventListener('allodesk:missing', again);
    removeEventListener('allodesk:loaded', end);
    if (reloading) return;
    sessionStorage.removeItem(key);
    dispatchEvent(new Event('allodesk:stays'));
  };
  addEventListener('error', ofElement, { capture: true });
  // Said by the first script of what it fetches itself.
  addEventListener('allodesk:missing', again);
  addEventListener('allodesk:loaded', end);
})();
