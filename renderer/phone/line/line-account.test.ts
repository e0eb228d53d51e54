import type { SettingValues } from '@contract';
import { resolveSettings } from '@policy/settings-resolver';
import { describe, expect, it } from 'vitest';
import { lineAccount } from './line-account';

const account = (
  values: Partial<SettingValues>,
  secret: string | null = 'secret',
  turn: string | null = null,
) => lineAccount(resolveSettings({ 'desk.line': 'pbx', ...values }), secret, turn);

const enough = { 'line.server': 'wss://pbx.example.fr:8443/ws', 'line.user': '201' } as const;

describe('the account of the PBX', () => {
  it('takes what is not said from what is', () => {
    expect(account(enough)).toEqual({
      lineId: 'pbx',
      digits: 'rfc4733',
      server: 'wss://pbx.example.fr:8443/ws',
      domain: 'pbx.example.fr',
      user: '201',
      authUser: '201',
      displayName: '',
      realm: 'pbx.example.fr',
      secret: 'secret',
      iceServers: [],
      relayOnly: false,
      trustReplaces: false,
      registerExpires: 600,
    });
  });

  it('keeps what is said', () => {
    const said = {
      ...enough,
      'line.domain': ' calls.example.fr ',
      'line.authUser': 'login',
      'line.displayName': 'SAV',
      'line.realm': 'asterisk',
      'line.registerExpires': 300,
    };
    expect(account(said)).toMatchObject({
      domain: 'calls.example.fr',
      authUser: 'login',
      displayName: 'SAV',
      realm: 'asterisk',
      registerExpires: 300,
    });
    expect(account({ ...said, 'line.realm': '' })?.realm).toBe('calls.example.fr');
  });

  it('a server without a scheme is a secure one; one that cannot be read is left to the line to explain', () => {
    expect(account({ ...enough, 'line.server': 'pbx.example.fr/ws' })).toMatchObject({
      server: 'wss://pbx.example.fr/ws',
      domain: 'pbx.example.fr',
    });
    expect(account({ ...enough, 'line.server': 'ws://127.0.0.1:5062' })?.domain).toBe('127.0.0.1');
    expect(account({ ...enough, 'line.server': 'wss://not a host' })).toMatchObject({
      server: 'wss://not a host',
      domain: '',
    });
  });

  it('does not exist while something that cannot be guessed is missing', () => {
    expect(account({ ...enough, 'line.server': ' ' })).toBeNull();
    expect(account({ ...enough, 'line.user': '' })).toBeNull();
    expect(account(enough, null)).toBeNull();
    expect(account({ ...enough, 'desk.line': 'practice' })).toBeNull();
    expect(account({ ...enough, 'desk.line': 'unset' })).toBeNull();
  });

  it('the TURN credential goes to the servers that name a user, and only to them', () => {
    const iceServers = [
      { urls: 'stun:stun.example.fr' },
      { urls: ['turn:turn.example.fr', 'turns:turn.example.fr'], username: 'desk' },
    ];
    expect(account({ ...enough, 'line.iceServers': iceServers }, 's', 'kept')?.iceServers).toEqual([
      { urls: 'stun:stun.example.fr' },
      {
        urls: ['turn:turn.example.fr', 'turns:turn.example.fr'],
        username: 'desk',
        credential: 'kept',
      },
    ]);
    expect(account({ ...enough, 'line.iceServers': iceServers })?.iceServers[1]).not.toHaveProperty(
      'credential',
    );
  });
});
