/** The two lists are walked in step, so that no pair of names comes twice. */
export const givenFrench =
  'Sophie Étienne Fatou Nadège Paul-Henri Amandine Rachid Élodie Mathieu Inès Baptiste Chloé Yann Léa Moussa Aurélie Gaël Samira Benoît Océane Loïc Noémie Thibault Maëlys Hervé Yasmine Cédric Solène Frédéric Anissa Grégoire Perrine Ousmane Clémence Stéphane Léonie Joël Mireille Raphaël Zoé Gérard Aïcha Florian Hélène Jérôme Lucie Mehdi Bérénice Olivier'.split(
    ' ',
  );

export const familyFrench =
  'Nguyen|Kowalski|Diallo|Pruvost|Montagne|Moreau|Haddad|Le Goff|Fontaine|Marchal|Da Silva|Roussel|Kerbrat|Barbier|Traoré|Chevalier|Gauthier|Mansouri|Lemoine|Hoarau|Guéguen|Perrin|D’Almeida|Colin|Brunet|Zerrouki|Vidal|Le Bihan|Schmitt|Boucher|de La Tour|Meunier|Sow|Delattre|Renaud|Picard|Ferreira|Leclercq|Blanchard|Arnaud|Mercier|Benhaddou|Charpentier|Dufour|Hubert|Lacroix|Amrani|Poirier|Rivière|Sanchez|Tessier|Weber|Ybert'.split(
    '|',
  );

/** Town, postal code, and the geographic zone of its fixed numbers. */
export const townsFrench: readonly (readonly [
  town: string,
  code: string,
  zone: 1 | 2 | 3 | 4 | 5,
])[] = [
  ['Paris', '75011', 1],
  ['Montreuil', '93100', 1],
  ['Versailles', '78000', 1],
  ['Créteil', '94000', 1],
  ['Nantes', '44000', 2],
  ['Rennes', '35000', 2],
  ['Brest', '29200', 2],
  ['Le Mans', '72000', 2],
  ['Rouen', '76000', 2],
  ['Lille', '59000', 3],
  ['Strasbourg', '67000', 3],
  ['Reims', '51100', 3],
  ['Dijon', '21000', 3],
  ['Lyon', '69003', 4],
  ['Marseille', '13005', 4],
  ['Grenoble', '38000', 4],
  ['Nice', '06000', 4],
  ['Bordeaux', '33000', 5],
  ['Toulouse', '31000', 5],
  ['Pau', '64000', 5],
  ['L’Isle-Jourdain', '32600', 5],
];

/** The ranges that ARCEP keeps for fiction, by zone. */
export const fixedFrench: Readonly<Record<1 | 2 | 3 | 4 | 5, string>> = {
  1: '19900',
  2: '26191',
  3: '35301',
  4: '46571',
  5: '53649',
};

export const streetsFrench = [
  'rue des Lilas',
  'avenue de la Gare',
  'place du Marché',
  'impasse des Peupliers',
  'rue de l’Église',
  'boulevard Voltaire',
  'chemin des Vignes',
  'rue du Four-à-Chaux',
  'allée des Mésanges',
  'quai du Port',
] as const;

export const companiesFrench = [
  'Garage Pineau',
  'Boulangerie Au Bon Levain',
  'Cabinet Roche & Associés',
  'Hôtel du Grand Large',
  'Pharmacie des Arcades',
  'Menuiserie Tanguy',
  'Crèche Les P’tits Loups',
  'Librairie La Page Blanche',
  'Transports Vasson',
  'Clinique Saint-Roch',
  'Studio Cobalt',
  'Primeurs de la Halle',
] as const;

export const givenEnglish =
  'Emily Oliver Priya George Amara Jack Charlotte Owen Zainab Freya Callum Grace Ewan Harriet Isaac Niamh'.split(
    ' ',
  );

export const familyEnglish =
  'Hartley O’Connor Patel Ashworth Okafor Bennett Lloyd Fairclough Hussain Sinclair Mackenzie Redmond Thorne Whitmore Yates'.split(
    ' ',
  );

export const townsEnglish: readonly (readonly [town: string, code: string, fixed: string])[] = [
  ['Bristol', 'BS3 2XX', '1174960'],
  ['London', 'E8 4XX', '2079460'],
  ['London', 'SW9 7XX', '2079460'],
  ['Bristol', 'BS8 1XX', '1174960'],
];

export const streetsEnglish = [
  'Mill Lane',
  'Station Road',
  'Queen’s Parade',
  'Orchard Close',
  'Harbour View',
  'Elm Grove',
] as const;

export const companiesEnglish = [
  'Thorne & Daughters',
  'The Corner Bakery',
  'Harbour Dental',
] as const;

export const agents = {
  fr: ['Thomas Girard', 'Inès Marchand', 'Nadia Belkacem', 'Hugo Perrin'],
  en: ['James Carter', 'Nadia Belkacem', 'Eleanor Shaw'],
} as const;
