import { expect, test } from 'vitest';
import {
  connectFaults,
  domainOf,
  isServerAddress,
  keptDomain,
  serverAddress,
  shownDomain,
} from './connect-check';

const draft = {
  server: 'wss://pbx.example:7443',
  user: '4108',
  domain: 'example',
  secret: 's',
  displayName: '',
  authUser: '',
  realm: '',
};

test('no server outside this machine without TLS is taken, unless IT allows it', () => {
  expect(isServerAddress('ws://pbx.example')).toBe(false);
  expect(isServerAddress('ws://pbx.example', true)).toBe(true);
  expect(isServerAddress('ws://127.0.0.1:8088/ws')).toBe(true);
  expect(isServerAddress('pbx.example')).toBe(true);
});

test('a server is a WebSocket address; the scheme may be left out', () => {
  expect(serverAddress('pbx.example:7443/ws')).toBe('wss://pbx.example:7443/ws');
  for (const server of ['wss://pbx.example', 'ws://127.0.0.1:5066', 'pbx.example'])
    expect(isServerAddress(server)).toBe(true);
  for (const server of ['', 'https://pbx.example', 'sip:pbx.example', 'wss://', 'wss://a b'])
    expect(isServerAddress(server)).toBe(false);
});

test('what is missing is said in the order of the form', () => {
  expect(connectFaults(draft, false)).toEqual([]);
  expect(connectFaults({ ...draft, server: '', user: '', secret: '' }, false)).toEqual([
    'server',
    'user',
    'secret',
  ]);
  expect(connectFaults({ ...draft, secret: '' }, true)).toEqual([]);
  expect(connectFaults({ ...draft, user: '4108@example' }, false)).toEqual(['user']);
  expect(connectFaults({ ...draft, domain: '' }, false)).toEqual([]);
});

test('the address suggests the domain', () => {
  expect(domainOf('wss://pbx.example:7443')).toBe('pbx.example');
  expect(domainOf('wss://')).toBe('');
});

test('the domain follows the server until it is typed', () => {
  const fresh = { server: '', domain: '', locked: false };
  expect(shownDomain(undefined, '', fresh)).toBe('');
  expect(shownDomain(undefined, 'wss://pbx.example', fresh)).toBe('pbx.example');
  // After a first try with a typing error in the host.
  const tried = { server: 'wss://pbx.exmple', domain: 'pbx.exmple', locked: false };
  expect(shownDomain(undefined, 'wss://pbx.example', tried)).toBe('pbx.example');
  expect(shownDomain('office.example', 'wss://pbx.example', tried)).toBe('office.example');
  expect(shownDomain('', 'wss://pbx.example', tried)).toBe('');
  const chosen = { server: 'wss://pbx.example', domain: 'office.example', locked: false };
  expect(shownDomain(undefined, 'wss://other.example', chosen)).toBe('office.example');
  const fixed = { server: 'wss://pbx.example', domain: 'pbx.example', locked: true };
  expect(shownDomain(undefined, 'wss://other.example', fixed)).toBe('pbx.example');
});

test('a domain that follows is kept as following', () => {
  expect(keptDomain('pbx.example', 'wss://pbx.example', '')).toBe('');
  expect(keptDomain('pbx.example', 'wss://pbx.example', 'pbx.exmple')).toBe('');
  expect(keptDomain(' office.example ', 'wss://pbx.example', '')).toBe('office.example');
  // What IT proposes is not written anew as the agent's own choice.
  expect(keptDomain('pbx.example', 'wss://pbx.example', 'pbx.example')).toBe('pbx.example');
  expect(keptDomain('', 'wss://pbx.example', 'office.example')).toBe('');
});
