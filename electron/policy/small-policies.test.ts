import { describe, expect, it } from 'vitest';
import { connectSources, mayConnect } from './connect-sources';
import { addressesOf } from './network-change';
import { redact } from './redact';
import { settingsArgument } from './settings-argument';

describe('what is logged', () => {
  it.each([
    ['Authorization: Digest username="4108", response="6629fae"', 'Authorization: [hidden]'],
    ['Proxy-Authorization: Basic QWxhZGRpbg==', 'Proxy-Authorization: [hidden]'],
    ['{"secret":"abc","user":"x"}', '{"secret":[hidden],"user":"x"}'],
    ['password=hunter2&x=1', 'password=[hidden]&x=1'],
    ['called +33 6 39 98 12 34 at once', 'called [number] at once'],
    ['sip:0639981234@pbx', 'sip:[number]@pbx'],
    ['the line is ready after 1234 ms', 'the line is ready after 1234 ms'],
  ])('%s', (line, clean) => {
    expect(redact(line)).toBe(clean);
  });

  it('loses every secret that the desk knows, in any place', () => {
    expect(redact('got hunter2 and hunter2', ['hunter2'])).toBe('got [secret] and [secret]');
  });
});

describe('what the page may connect to', () => {
  const at = (server: string, credentials = '', plain = false) => ({
    server,
    credentials,
    plain,
  });

  it('is the configured server alone', () => {
    expect(connectSources(at('wss://pbx.example.com:7443/ws'))).toEqual([
      'wss://pbx.example.com:7443',
    ]);
    expect(connectSources(at('ws://[::1]:8080'))).toEqual(['ws://[::1]:8080']);
    expect(mayConnect('wss://pbx.example.com:7443/ws', at('wss://pbx.example.com:7443'))).toBe(
      true,
    );
    expect(mayConnect('wss://evil.example', at('wss://pbx.example.com'))).toBe(false);
    expect(mayConnect('https://pbx.example.com', at('wss://pbx.example.com'))).toBe(false);
  });

  it('is the secure one where no scheme was typed, and no plain one outside this machine', () => {
    expect(connectSources(at('pbx.example.com:7443/ws'))).toEqual(['wss://pbx.example.com:7443']);
    const outside = ['ws://pbx.example.com', 'ws://10.0.0.1:5066', 'ws://127.0.0.1.evil.example'];
    for (const server of outside) {
      expect(connectSources(at(server))).toEqual([]);
      expect(mayConnect(server, at(server))).toBe(false);
      expect(connectSources(at(server, '', true))).toHaveLength(1);
    }
    for (const server of ['ws://127.0.0.1:5066', 'ws://localhost:5066', 'ws://[::1]:5066'])
      expect(connectSources(at(server))).toEqual([server]);
    expect(connectSources(at('wss://pbx', 'http://relay.example'))).toEqual(['wss://pbx']);
  });

  it('is nothing for a setting that is no WebSocket address, or that tries to add a rule', () => {
    for (const bad of ['https://pbx', 'javascript:x', "wss://a; script-src 'x'"])
      expect(connectSources(at(bad))).toEqual([]);
  });

  it('is any WebSocket before there is a server', () => {
    expect(connectSources(at(' '))).toEqual(['wss:', 'ws://localhost:*', 'ws://127.0.0.1:*']);
    expect(connectSources(at('', '', true))).toEqual(['wss:', 'ws:']);
    expect(mayConnect('ws://localhost:8088/ws', at(''))).toBe(true);
    expect(mayConnect('ws://pbx.example', at(''))).toBe(false);
    expect(mayConnect('wss://anything', at(''))).toBe(true);
    expect(mayConnect('https://anything', at(''))).toBe(false);
  });

  it('is the place of the relay’s credentials as well, where one is configured', () => {
    const both = at('wss://pbx.example.com', 'https://relay.example.com/turn?key=k');
    expect(connectSources(both)).toEqual(['wss://pbx.example.com', 'https://relay.example.com']);
    expect(mayConnect('https://relay.example.com/turn?service=turn', both)).toBe(true);
    expect(mayConnect('https://evil.example/turn', both)).toBe(false);
    for (const bad of ['relay.example.com', 'javascript:x', 'wss://a', "https://a; script-src 'x'"])
      expect(connectSources(at('wss://pbx', bad))).toEqual(['wss://pbx']);
  });
});

describe('the machine’s addresses', () => {
  const wifi = { address: '192.0.2.7', internal: false };
  it('change with a network, not with order or link-local noise', () => {
    const lo = [{ address: '127.0.0.1', internal: true }];
    const noise = { address: 'fe80::1', internal: false };
    const before = addressesOf({ lo, wlan0: [wifi] });
    expect(addressesOf({ wlan0: [noise, wifi], lo })).toBe(before);
    expect(addressesOf({ lo, tun0: [wifi] })).not.toBe(before);
    expect(addressesOf({ lo })).toBe('');
  });
});

describe('the settings argument', () => {
  it('is read in both spellings', () => {
    expect(settingsArgument(['desk', '--settings', 'a.json'])).toBe('a.json');
    expect(settingsArgument(['desk', '--settings=b.json'])).toBe('b.json');
    expect(settingsArgument(['desk', '--settings'])).toBeNull();
    expect(settingsArgument(['desk'])).toBeNull();
  });

  it('is nothing beside a link: whoever wrote the link might have added it', () => {
    for (const link of ['tel:15', 'SIP:x', 'callto://1'])
      for (const file of [['--settings=b.json'], ['--settings', 'b.json']]) {
        expect(settingsArgument(['desk', link, ...file])).toBeNull();
        expect(settingsArgument(['desk', ...file, link])).toBeNull();
      }
  });
});
