interface Words {
  [key: string]: string | Words;
}
interface Changes {
  [key: string]: string | null | Changes;
}

export function wordsIn(language: 'en' | 'fr', renderer?: string): Words;
export function addWords(given: { en?: Changes; fr?: Changes }, renderer?: string): void;
