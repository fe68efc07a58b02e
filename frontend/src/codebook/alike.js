// Single words that mean the same: what charts and people say, what the tabular list says, and the
// adjective of another root. The lexicon has phrases, and words that lead to codes of their own.

const ALIKE = `
abdomen abdominal belly stomach
absence removal removed missing
abuse maltreatment
accident accidental
acute sudden
after following post postoperative postprocedural
ankle malleolus
anxious worried anxiety
arm humerus
artery arterial
bacteria bacterial
bilateral both
bite bitten
bladder vesical
bleeding bleed hemorrhage hemorrhagic
block blocked blockage obstruction obstructed occlusion
bone osseous
bowel gut intestine intestinal
brain cerebral
break broken broke fracture
breast mammary
bruise bruised contusion
burst rupture
cancer cancerous malignant carcinoma
chest thorax thoracic
child kid children
childbirth delivery labor
chronic longstanding
clot thrombosis thrombus embolism
collarbone clavicle
congenital inborn
convulsion seizure
cranial skull
death dead
deficiency lack
difficulty trouble unable inability problem
dislocation dislocated displacement
dizziness dizzy giddiness
drinking alcohol
drug medication medicine medicament
ear otic
edema swelling swollen
effusion fluid
elbow olecranon
elevated high raised increased
enlarged enlargement hypertrophy
epileptic epilepsy
eye ocular ophthalmic
eyelid lid
fall fell falling
familial genetic hereditary inherited
fatigue tired tiredness exhaustion
feces fecal stool poop
fetus fetal unborn
finger digit
foot feet
fungus fungal mycosis
gallbladder cholecystitis
gallstone stone calculus lithiasis
genital genitalia
glucose sugar
heart cardiac
heel calcaneus
incompetence insufficiency leak leaking regurgitation
infant baby newborn neonatal neonate
inflamed inflammation inflammatory
intoxication drunk
itch itching itchy pruritus
jaw mandible maxilla
kidney renal
kneecap patella
laceration cut
liver hepatic
loss lost losing
lung pulmonary
man men male
mass lump
metastatic metastasis secondary
mouth oral
muscle muscular
narrowing narrowed narrow stenosis stricture
nerve neural
nose nasal
numb numbness anesthesia
pain painful ache aching
paralysis paralyzed palsy
penis penile
poisoning overdose
pregnancy pregnant gestational gestation
rectum rectal
sad sadness depression
scar scarring fibrosis
scared fear phobia
sepsis septic septicemia
shin tibia tibial
shinbone tibia
skin cutaneous
smoking smoker tobacco nicotine
spine spinal vertebra vertebral backbone
sting stung
stomach gastric
struck hit
suddenly acute
surgery operation procedure
swallow swallowed ingestion
tailbone coccyx
tear torn rupture laceration
testicle testicular testis
thigh femur femoral
thighbone femur
throat pharynx pharyngeal
tooth teeth dental
toxic poisonous
tremor shaking shaky
tumor neoplasm growth
urine pee urination urinary
uterus uterine womb
valve valvular
vein venous
virus viral
vision sight visual
vomiting vomit throwing puking
wasting atrophy
weak weakness
windpipe trachea
woman women female
wrist carpal
`;

/** By word: the words that mean the same. */
export const alike = new Map();
for (const line of ALIKE.trim().split("\n")) {
  const words = line.split(" ");
  for (const word of words) alike.set(word, [...(alike.get(word) ?? []), ...words.filter((other) => other !== word)]);
}

/** The same word for all that mean the same. */
export const sameAs = (word) => (alike.has(word) ? [word, ...alike.get(word)].sort()[0] : word);
