import { describe, expect, it } from 'vitest';
import { phoneText } from './phone-text';

describe('a number on the screen', () => {
  it('is written in pairs and stays on one line', () => {
    expect(phoneText('+33639984127', 'FR')).toBe('06\u00A039\u00A098\u00A041\u00A027');
  });

  it('stays what it is when it is no telephone number', () => {
    expect(phoneText('4108', 'FR')).toBe('4108');
    expect(phoneText('standard', 'FR')).toBe('standard');
    expect(phoneText('', 'FR')).toBe('');
  });
});
