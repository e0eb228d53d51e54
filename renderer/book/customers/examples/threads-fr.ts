import {
  call,
  callOut,
  chat,
  emailIn,
  emailOut,
  faxIn,
  letterIn,
  letterOut,
  missed,
  type Thread,
  visit,
} from './example';

/** What customers ring about, in French. `{ref}`, `{thing}`, `{amount}` and `{hour}` are filled in. */
export const threadsFrench: readonly Thread[] = [
  {
    queue: 'SAV Électroménager',
    tag: 'Garantie',
    steps: [
      call(
        0,
        '10:12',
        318,
        'Panne › Diagnostic',
        '{thing} : ne démarre plus depuis hier soir. Prise et disjoncteur vérifiés avec le client. Dossier {ref} ouvert.',
      ),
      emailOut(0, '10:25', 'Rendez-vous proposé', 'Dossier {ref}, passage entre {hour} h et midi.'),
      visit(
        5,
        '11:20',
        'Visite : carte remplacée',
        '{thing} remis en route, essai complet devant le client.',
      ),
      callOut(
        9,
        '16:05',
        95,
        'Rappel › Tout va bien',
        'Fonctionne depuis la visite. Dossier {ref} clos.',
      ),
    ],
  },
  {
    queue: 'SAV Électroménager',
    steps: [
      call(
        0,
        '14:31',
        246,
        'Panne › Réglée au téléphone',
        '{thing} : voyant allumé après une coupure. Remise à zéro faite ensemble, repart normalement.',
      ),
    ],
  },
  {
    queue: 'SAV Électroménager',
    tag: 'Réclamation',
    steps: [
      letterIn(
        0,
        '09:00',
        'Réclamation : réparation trop longue',
        'Trois semaines sans {thing}. Demande un geste.',
      ),
      callOut(
        2,
        '17:40',
        412,
        'Réclamation › Geste commercial',
        'Retard reconnu. Accord : {amount} € d’avoir. Échange calme.',
      ),
      letterOut(
        3,
        '10:30',
        'Confirmation de l’avoir',
        'Avoir de {amount} € valable un an, réf. {ref}.',
      ),
    ],
  },
  {
    queue: 'Assistance technique',
    tag: 'Fibre',
    steps: [
      call(
        0,
        '09:04',
        521,
        'Connexion › Coupures',
        'Coupures le soir. Box redémarrée, câble changé de port. À surveiller deux jours.',
      ),
      callOut(
        2,
        '10:50',
        133,
        'Rappel › Ligne stable',
        'Aucune coupure depuis. Débit mesuré correct.',
      ),
    ],
  },
  {
    queue: 'Assistance technique',
    steps: [
      chat(
        0,
        '20:37',
        'Mot de passe du Wi-Fi',
        'Ne retrouve plus la clé. Guidé jusqu’à l’étiquette sous la box.',
      ),
    ],
  },
  {
    queue: 'Assistance technique',
    tag: 'Intervention',
    steps: [
      call(
        0,
        '11:48',
        644,
        'Ligne › Pas de tonalité',
        'Essai fait sur la première prise : toujours rien. Incident {ref} transmis au réseau.',
      ),
      missed(1, '13:02', 'Appel manqué', 'Rappelé à 13 h 20.'),
      callOut(
        1,
        '13:20',
        178,
        'Rappel › Technicien prévu',
        'Passage demain à {hour} h, sur le palier.',
      ),
      visit(2, '09:50', 'Visite : prise refaite', 'Tonalité revenue, débit contrôlé.'),
    ],
  },
  {
    queue: 'Facturation',
    tag: 'Prélèvement',
    steps: [
      call(
        0,
        '12:22',
        287,
        'Facture › Montant contesté',
        'Ne comprend pas {amount} € de plus. Frais de remise en service expliqués, ligne par ligne.',
      ),
      emailOut(0, '12:40', 'Détail de la facture', 'Facture {ref} annotée, envoyée en PDF.'),
    ],
  },
  {
    queue: 'Facturation',
    steps: [
      emailIn(0, '08:09', 'Changement de coordonnées bancaires', 'Nouveau RIB joint.'),
      emailOut(1, '10:03', 'Coordonnées mises à jour', 'Effectif au prochain prélèvement.'),
    ],
  },
  {
    queue: 'Facturation',
    tag: 'Échéancier',
    steps: [
      call(
        0,
        '16:15',
        463,
        'Paiement › Échéancier',
        'Difficulté passagère. Trois échéances de {amount} € acceptées, sans frais.',
      ),
      letterOut(1, '09:30', 'Échéancier', 'Plan {ref} envoyé, premier paiement le 5.'),
      emailIn(33, '18:57', 'Premier paiement fait', 'Preuve de virement jointe. Remercie.'),
    ],
  },
  {
    queue: 'Fidélisation',
    tag: 'Fidélité',
    steps: [
      call(
        0,
        '18:26',
        396,
        'Résiliation › Conservé',
        'Voulait résilier : trop cher pour son usage. Offre plus légère acceptée, {amount} € par mois.',
      ),
      emailOut(0, '18:44', 'Votre nouvelle offre', 'Contrat {ref}, effet le 1er du mois.'),
    ],
  },
  {
    queue: 'Fidélisation',
    steps: [
      call(
        0,
        '15:08',
        224,
        'Résiliation › Déménagement',
        'Part à l’étranger. Résiliation enregistrée, matériel à rendre sous 30 jours.',
      ),
      letterIn(18, '10:00', 'Matériel rendu', 'Colis reçu complet, réf. {ref}.'),
    ],
  },
  {
    queue: 'Livraison',
    steps: [
      call(
        0,
        '09:47',
        152,
        'Livraison › Retard',
        '{thing} annoncé ce matin, pas livré. Nouveau créneau : demain à partir de {hour} h.',
      ),
      callOut(1, '15:33', 61, 'Rappel › Livré', 'Livré à l’heure, carton intact.'),
    ],
  },
  {
    queue: 'Livraison',
    tag: 'Échange',
    steps: [
      emailIn(0, '19:21', 'Appareil reçu abîmé', '{thing} : coin enfoncé, photos jointes.'),
      emailOut(
        1,
        '09:15',
        'Échange accepté',
        'Nouvelle livraison et reprise le même jour, réf. {ref}.',
      ),
      visit(6, '10:40', 'Échange fait', 'Ancien appareil repris, le nouveau essayé.'),
    ],
  },
  {
    queue: 'Information',
    steps: [
      call(
        0,
        '10:58',
        119,
        'Information › Horaires du comptoir',
        'Voulait retirer une pièce un samedi. Ouvert de 9 h à 12 h 30.',
      ),
    ],
  },
  {
    queue: 'Information',
    tag: 'Professionnel',
    steps: [
      faxIn(0, '11:11', 'Bon de commande signé', 'Fax de deux pages, commande {ref}.'),
      callOut(
        0,
        '14:20',
        203,
        'Commande › Confirmée',
        'Quantités relues ensemble. Livraison en fin de semaine.',
      ),
    ],
  },
  {
    queue: 'SAV Électroménager',
    steps: [
      missed(0, '12:31', 'Appel manqué', 'Raccroché après 50 s d’attente.'),
      callOut(
        0,
        '12:44',
        271,
        'Rappel › Pièce à commander',
        '{thing} : joint usé. Référence donnée, le client préfère la poser lui-même.',
      ),
      emailOut(0, '12:58', 'Référence de la pièce', 'Pièce {ref}, avec le plan de montage.'),
    ],
  },
];

export const thingsFrench = [
  'Lave-linge Calista',
  'Lave-vaisselle Brivo',
  'Réfrigérateur Norda',
  'Four Auréa',
  'Sèche-linge Ventaline',
  'Hotte Silva',
  'Plaque Induxa',
  'Cave Primeur',
  'Aspirateur Filou',
  'Box Horizon 5',
] as const;
