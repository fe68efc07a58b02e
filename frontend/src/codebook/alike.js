// Single words that mean the same: what charts and people say, what the tabular list says, and the
// adjective of another root. The lexicon has phrases, and words that lead to codes of their own.

const ALIKE = `
abdomen abdominal belly stomach tummy
abrasion scrape scraped graze grazed scratch scratched
absence removal removed missing
abuse maltreatment abused
accident accidental crash crashed collision wreck
acute sudden
addiction addict addicted dependence
after following post postoperative postprocedural
amputation amputated severed chopped
anger angry
ankle malleolus
anus anal
anxious worried anxiety worrying nervous
arm humerus
armpit axilla axillary underarm
artery arterial
autism autistic
bacteria bacterial
bald baldness alopecia
bicycle bike cyclist pedal
bilateral both
bite bitten
bladder vesical
bleeding bleed hemorrhage hemorrhagic bled
blind blindness
block blocked blockage obstruction obstructed occlusion clogged
blood bloody
boil furuncle
bone osseous
bowel gut intestine intestinal
brain cerebral
break broken broke fracture breaking fractured snapped cracked shattered busted fx
breast mammary
breastbone sternum sternal
breathing breath breathe
bruise bruised contusion
burn burnt burned scald scalded
burst rupture
buttock butt bum bottom backside
cancer cancerous malignant carcinoma
checkup exam examination
chest thorax thoracic
child kid children toddler
childbirth delivery labor labour
choking choke choked asphyxiation
chronic longstanding
clot thrombosis thrombus embolism clotted
collarbone clavicle
congenital inborn
convulsion seizure
cramp cramping spasm
cranial skull
deaf deafness
death dead
deficiency lack
difficulty trouble unable inability
dislocation dislocated displacement
dizziness dizzy giddiness lightheaded lightheadedness giddy
drinking alcohol
drooling drool
drowning drowned drown
drug medication medicine medicament med
ear otic aural
eardrum tympanic
eat eating ate
edema swelling swollen puffy puffiness
effusion fluid
elbow olecranon
elevated high raised increased raise
enlarged enlargement hypertrophy big large
epileptic epilepsy
esophagus esophageal gullet foodpipe
eye ocular ophthalmic eyeball
eyelid lid
fall fell falling
familial genetic hereditary inherited
fast rapid racing
fatigue tired tiredness exhaustion exhausted weary
feces fecal stool poop poo pooping crap
fetus fetal unborn
fever febrile feverish
finger digit
foot feet
fungus fungal mycosis
gallbladder cholecystitis
gallstone stone calculus lithiasis
genital genitalia
glucose sugar
groin inguinal
gum gingiva gingival
gun firearm gunshot
hear hearing heard
heart cardiac
heel calcaneus
history hx
hole perforation perforated
incompetence insufficiency leak leaking regurgitation
infant baby newborn neonatal neonate
inflamed inflammation inflammatory
insect bug
intoxication drunk
itch itching itchy pruritus itchiness scratchy
jaw mandible maxilla
kidney renal
kneecap patella
laceration cut gash gashed slashed
larynx laryngeal voicebox
liver hepatic
loss lost losing
lung pulmonary
man men male
mass lump bump
metastatic metastasis secondary
motorcycle motorbike
mouth oral
muscle muscular
narrowing narrowed narrow stenosis stricture
nausea nauseous nauseated queasy
navel umbilicus umbilical bellybutton
nerve neural
nose nasal nostril
numb numbness anesthesia
ovary ovarian
pain painful ache aching sore soreness hurt hurting painfully
paralysis paralyzed palsy
partner spouse husband wife boyfriend girlfriend
penis penile
period menstruation menstrual menses
poisoning overdose poisoned
pregnancy pregnant gestational gestation
prison jail imprisonment incarceration
problem issue disorder
prostate prostatic
pus oozing ooze
rectum rectal
rib costal
sad sadness depression depressed unhappy
scar scarring fibrosis
scared fear phobia afraid frightened
screening screen
see seeing saw seen
sepsis septic septicemia
sex sexual intercourse
shaken shake
shin tibia tibial
shinbone tibia
sick sickness ill illness
skin cutaneous
sleep sleeping asleep slept
small tiny
smoking smoker tobacco nicotine
sole plantar
speak speaking talk talking speech
spine spinal vertebra vertebral backbone
sprain sprained twist twisted
stabbed stab stabbing
stiff stiffness
sting stung
stomach gastric
struck hit
suddenly acute
suicide suicidal
surgery operation procedure
swallow swallowed ingestion swallowing
tailbone coccyx
tear torn rupture laceration ripped
testicle testicular testis
thigh femur femoral
thighbone femur
throat pharynx pharyngeal
tooth teeth dental
toxic poisonous
tremor shaking shaky trembling
truck lorry
tumor neoplasm growth
urine pee urination urinary peeing wee weeing urinate urinating piss pissing micturition
uterus uterine womb
vaccination vaccine vaccinated immunization jab shot
vagina vaginal
valve valvular
vein venous
virus viral
vision sight visual
vomiting vomit throwing puking vomited puke puked threw throw thrown
vulva vulvar
wart verruca
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
