/* SPDX-License-Identifier: EUPL-1.2 */
/* terms_special_en.c - English words of health and of GDPR art. 9 and 10; see
 * terms_special_fr.c for the order. */
#include "pii/terms/terms_priv.h"

const struct terms terms_special_en[] = {
    { WORD_HEALTH, NULL, /* illnesses */
      "cancer|tumor|tumour|brain tumour|brain tumor|leukemia|leukaemia|lymphoma|melanoma|"
      "sarcoma|carcinoma|myeloma|metastasis|metastases|metastatic|diabetes|prediabetes|"
      "hypoglycaemia|hypoglycemia|asthma|asthma attack|bronchitis|pneumonia|copd|emphysema|"
      "pulmonary embolism|blood clot|blood clots|deep vein thrombosis|dvt|tuberculosis|"
      "whooping cough|epilepsy|epileptic fit|epileptic seizure|epileptic seizures|seizures|"
      "multiple sclerosis|motor neurone disease|parkinson's|parkinson's disease|alzheimer's|"
      "alzheimer's disease|dementia|autism|autism spectrum disorder|asperger's|"
      "asperger syndrome|down syndrome|down's syndrome|schizophrenia|bipolar disorder|"
      "clinical depression|postnatal depression|postpartum depression|major depression|"
      "manic depression|anxiety disorder|generalised anxiety|social anxiety|severe anxiety|"
      "panic attack|panic attacks|panic disorder|ocd|obsessive compulsive disorder|ptsd|"
      "post-traumatic stress|post traumatic stress disorder|personality disorder|agoraphobia|"
      "claustrophobia|psychosis|mental illness|mental health issues|mental health problems|"
      "mental breakdown|nervous breakdown|burnout|burn-out|anorexia|bulimia|eating disorder|"
      "eating disorders|alcoholism|drug addiction|alcohol addiction|opioid addiction|"
      "substance abuse|rehab|hiv|hiv positive|hepatitis|syphilis|chlamydia|gonorrhoea|"
      "gonorrhea|genital herpes|herpes|hpv|sexually transmitted|long covid|shingles|"
      "chickenpox|chicken pox|measles|mumps|rubella|scarlet fever|meningitis|sepsis|"
      "septicaemia|malaria|dengue|lyme disease|glandular fever|gastroenteritis|appendicitis|"
      "pancreatitis|cirrhosis|irritable bowel syndrome|ibs|ulcerative colitis|crohn's|"
      "crohn's disease|coeliac disease|celiac disease|gluten intolerance|gluten intolerant|"
      "lactose intolerance|lactose intolerant|acid reflux|stomach ulcer|hiatus hernia|hernia|"
      "slipped disc|herniated disc|kidney stones|gallstones|kidney failure|kidney disease|"
      "renal failure|liver failure|liver disease|heart failure|heart disease|heart attack|"
      "heart condition|heart problems|heart murmur|cardiac arrest|angina|arrhythmia|"
      "atrial fibrillation|brain aneurysm|aneurysm|brain haemorrhage|brain hemorrhage|"
      "brain injury|head injury|concussion|hypertension|high blood pressure|"
      "low blood pressure|high cholesterol|varicose veins|anaemia|anemia|sickle cell|"
      "haemophilia|hemophilia|cystic fibrosis|muscular dystrophy|huntington's disease|"
      "ehlers-danlos|ankylosing spondylitis|arthritis|rheumatoid arthritis|osteoarthritis|"
      "osteoporosis|fibromyalgia|chronic fatigue|chronic fatigue syndrome|chronic pain|lupus|"
      "sciatica|scoliosis|lumbago|tendonitis|carpal tunnel|carpal tunnel syndrome|"
      "frozen shoulder|endometriosis|menopause|polycystic ovary syndrome|pcos|cystitis|"
      "urinary tract infection|uti|incontinence|erectile dysfunction|infertility|psoriasis|"
      "eczema|dermatitis|vitiligo|alopecia|scabies|glaucoma|cataract|macular degeneration|"
      "retinal detachment|tinnitus|meniere's disease|sleep apnea|sleep apnoea|narcolepsy|"
      "dyslexia|dyspraxia|dyscalculia|adhd|attention deficit|paraplegia|quadriplegia|"
      "hemiplegia|cerebral palsy|spina bifida|bell's palsy|aphasia|underactive thyroid|"
      "overactive thyroid|hypothyroidism|hyperthyroidism|thyroid problem|thyroid problems|"
      "obesity|chronic illness|chronic disease|chronic condition|terminal illness|"
      "terminally ill|serious illness|autoimmune disease|genetic disease|genetic disorder|"
      "rare disease|health condition|health conditions|health problem|health problems|"
      "health issue|health issues|ill health|poor health|medical condition|"
      "medical conditions|medical issue|medical issues|"
      "medical emergency|medical problem|medical problems|anaphylactic shock|anaphylaxis|"
      "suicide attempt|attempted suicide|suicidal thoughts|self-harm|end of life care|"
      "learning disability|learning disabilities|learning difficulties|physical disability|"
      "mental disability|chemical sensitivity|work accident|accident at work|"
      "workplace injury|back pain|knee pain|chest pain|neck pain|joint pain|whiplash|"
      "broken bone" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "diabetic|asthmatic|epileptic|autistic|schizophrenic|bipolar|anorexic|bulimic|dyslexic|"
      "dyspraxic|haemophiliac|hemophiliac|paraplegic|quadriplegic|tetraplegic|"
      "wheelchair user|wheelchair bound|wheelchair-bound|in a wheelchair|registered blind|"
      "partially sighted|visually impaired|hard of hearing|hearing impaired|hearing loss|"
      "sight loss|profoundly deaf|deafblind|registered disabled|disabled person|"
      "immunocompromised|immunosuppressed|hospitalised|hospitalized|bedridden|housebound|"
      "suicidal|menopausal|coeliac|celiac|neurodivergent|neurodiverse|mentally ill|"
      "seriously ill|critically ill|gravely ill|on dialysis|on chemo|on life support|"
      "tested positive" },
    { WORD_HEALTH, NULL, /* treatments, care, rights, bearing children */
      "chemotherapy|chemo|radiotherapy|radiation therapy|immunotherapy|hormone therapy|"
      "dialysis|kidney transplant|liver transplant|heart transplant|lung transplant|"
      "bone marrow transplant|organ transplant|open heart surgery|heart surgery|"
      "brain surgery|back surgery|knee surgery|hip surgery|eye surgery|spinal surgery|"
      "bypass surgery|gastric bypass|gastric band|hip replacement|knee replacement|"
      "hip operation|knee operation|heart operation|emergency surgery|major surgery|"
      "keyhole surgery|colonoscopy|endoscopy|biopsy|mammogram|mastectomy|hysterectomy|"
      "vasectomy|colostomy|stoma|stoma bag|colostomy bag|tracheotomy|caesarean|c-section|"
      "epidural|intensive care|palliative care|psychiatric hospital|psychiatric ward|"
      "mental hospital|physiotherapy|physical therapy|psychotherapy|rehabilitation clinic|"
      "oxygen tank|oxygen therapy|cpap|cpap machine|pacemaker|insulin pump|insulin pens|"
      "glucose monitor|hearing aid|hearing aids|cochlear implant|prosthetic leg|"
      "prosthetic arm|artificial leg|mobility scooter|zimmer frame|mobility impaired|"
      "reduced mobility|limited mobility|mobility issues|mobility problems|assistance dog|"
      "white cane|sign language|home carer|care home resident|sick leave|"
      "sick note|signed off sick|signed off work|medical leave|maternity leave|"
      "disability living allowance|disability benefit|disability benefits|"
      "disability allowance|disability pension|disability badge|"
      "personal independence payment|employment and support allowance|incapacity benefit|"
      "statutory sick pay|medical history|"
      "medical treatment|medical report|hospital letter|"
      "hospital stay|hospital appointment|hospital appointments|discharge letter|"
      "blood test results|brain scan|mri scan|ct scan|pregnancy|pregnancy complications|"
      "high risk pregnancy|ectopic pregnancy|miscarriage|stillbirth|stillborn|abortion|"
      "termination of pregnancy|ivf|fertility treatment|pre-eclampsia|gestational diabetes|"
      "premature baby|born prematurely|postpartum|pregnant with|weeks pregnant|"
      "months pregnant|heavily pregnant|pregnant woman|pregnant wife" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "pregnant|expecting a baby|gave birth|ill|sick|unwell|poorly|deaf|blind|disabled|"
      "handicapped|paralysed|paralyzed|depressed|allergic|intolerant|alcoholic|addicted|"
      "contagious|infertile|obese|injured|badly injured|bed bound|amputee|crippled|"
      "in hospital|in the hospital|out of hospital|out of the hospital|to hospital|"
      "to the hospital|in a coma|in remission|in recovery|in rehab|under treatment|"
      "having surgery|had surgery|had an operation|undergoing surgery|undergoing treatment|"
      "on medication|on antidepressants|on crutches|off sick|operated on|vaccinated|"
      "unvaccinated" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "depression|migraine|anxiety|phobia|addiction|stroke|aids|allergy|allergies|"
      "intolerance|flu|influenza|fever|vomiting|nausea|diarrhoea|diarrhea|constipation|"
      "insomnia|dizziness|vertigo|fainting|palpitations|surgery|anaesthetic|antidepressant|"
      "antibiotics|sleeping pills|painkillers|blood thinners|morphine|methadone|steroids|"
      "prosthesis|wheelchair|crutches|disability|disabilities|illness|disease|sickness|"
      "injury|injuries|relapse|fracture|sprain|infection|inflammation|abscess|ulcer|"
      "ultrasound|blood pressure|headaches|stomach ache|sore throat|breathing problems|"
      "breathing difficulties|memory loss|hallucinations|contraception|impairment|amputation|"
      "oncology|transplant" },
    { WORD_HEALTH | WORD_THEIRS, NULL, /* "my treatment" */
      "treatment|treatments|medication|medications|medicine|operation|diagnosis|symptoms|"
      "mental health|psychiatrist|psychologist|psychotherapist|therapist|oncologist|"
      "nephrologist|"
      "due date|baby bump|consultant at the hospital|condition" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "surgery|operation|pain|pains|injury|infection|fracture|fractured|broke my|broke his|"
      "broke her|replacement|transplant|scan|swollen|swelling|amputated|operated|sprained|"
      "disease|condition|problems|failure|ache|x-ray" },
    { WORD_SPECIAL, NULL,
      "jehovah's witness|jehovahs witness|my religion|my faith|religious beliefs|"
      "religious belief|religious reasons|religious grounds|religious observance|"
      "muslim faith|jewish faith|catholic faith|christian faith|practising catholic|"
      "practising muslim|practicing muslim|practicing catholic|devout catholic|devout muslim|"
      "born-again christian|bar mitzvah|bat mitzvah|trade union|trade union member|"
      "trade union representative|trade unionist|union member|union rep|union representative|"
      "union membership|union dues|union steward|shop steward|labour party member|"
      "member of the labour party|member of the conservative party|conservative party member|"
      "green party member|party member|card-carrying|registered democrat|"
      "registered republican|communist party|political opinion|political opinions|"
      "political views|political beliefs|political affiliation|ethnic origin|"
      "ethnic background|ethnic minority|racial origin|mixed race|of african descent|"
      "of jewish descent|of arab descent|romani|roma gypsy|irish traveller|asylum seeker|"
      "asylum application|political refugee|refugee status|undocumented migrant|homosexual|"
      "bisexual|pansexual|asexual person|lesbian|transgender|transsexual|trans man|"
      "trans woman|trans person|non-binary|nonbinary|genderfluid|gay man|gay couple|"
      "same-sex partner|same sex partner|same-sex couple|gender transition|"
      "gender reassignment|gender identity|gender dysphoria|sex change|sexual orientation|"
      "sexual preference|sex life|lgbt|lgbtq|biometric data|my fingerprint|my fingerprints|"
      "his fingerprints|her fingerprints|voiceprint|facial template|dna test|dna profile|"
      "genetic test|genetic data|genetic profile|genome sequencing|brca mutation|brca gene|"
      "criminal record|criminal records|criminal conviction|criminal convictions|"
      "previous convictions|prior conviction|spent conviction|convicted of|convicted for|"
      "prison sentence|suspended sentence|in custody|in police custody|on remand|"
      "on probation|on parole|out on bail|released from prison|served time|sex offender|"
      "ex-offender|ex-convict|electronic tag|community service order|restraining order|"
      "drink driving|drunk driving|domestic violence|domestic abuse|sexual assault|"
      "sexual abuse|raped|was arrested|been arrested|criminal charges|under guardianship" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "catholic|protestant|muslim|jewish|jew|buddhist|hindu|sikh|mormon|atheist|christian|"
      "evangelical|baptist|methodist|quaker|agnostic|orthodox|gay|trans|queer|straight man|"
      "communist|socialist|anarchist|leftist|republican|democrat|tory|labour voter|refugee|"
      "black woman|black man|gypsy|stateless|undocumented|incarcerated|imprisoned|in prison|"
      "in jail|inmate|prisoner|felon|arrested" },
    { WORD_SPECIAL | WORD_LEANING, NULL,
      "ramadan|halal|kosher|shabbat|mosque|synagogue|parish|prayer|hijab|yarmulke|"
      "christianity|islam|judaism|labour party|conservative party|republican party|"
      "democratic party|facial recognition|probation" },
    { WORD_SPECIAL | WORD_THEIRS, NULL,
      "faith|fingerprints|dna|sexuality|biometrics|conviction|parole officer|"
      "probation officer|priest|rabbi|imam" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid" },
    { WORD_HEALTH | WORD_LEANING, NULL, "covid-19|coronavirus" },
    { WORD_HEALTH, NULL,
      "on a ventilator|gout attack|attack of gout|have gout|has gout|suffer from gout" },

    { WORD_HEALTH, NULL,
      "hay fever|tummy bug|stomach bug|broken hip|broken leg|broken arm|broken wrist|"
      "broken ankle|broken rib|broken ribs|cracked rib|cracked ribs|broken foot|broken toe|"
      "broken finger|broken nose|broken jaw|broken back|broken neck|broken collarbone|"
      "dislocated shoulder|torn ligament|torn ligaments|torn meniscus|twisted ankle|"
      "sprained ankle|sprained wrist|pulled muscle|slipped disk|trapped nerve|stitches|"
      "foetal alcohol syndrome|fetal alcohol syndrome|chronic kidney disease|"
      "early-onset dementia|vascular dementia|lewy body dementia|hiv status|"
      "anxiety and exhaustion|recovering alcoholic|recovering addict|heart patient|"
      "cancer patient|stroke patient|on oxygen|home oxygen|bad hip|bad knee|bad knees|"
      "bad heart|miscarried|miscarriage|stillbirth|stillborn|arthritic|tachycardia|"
      "hip fracture|memory clinic|autism spectrum|mobility reduced|heart attacks|mini-stroke|"
      "mini stroke|type 1 diabetes|type 2 diabetes|type 1 diabetic|type 2 diabetic|"
      "gestational diabetes|kidney infection|chest infection|ear infection|throat infection|"
      "sinus infection|water infection|yeast infection|tonsillitis|laryngitis|sinusitis|"
      "conjunctivitis|impetigo|head lice|ringworm|threadworms|hand foot and mouth|croup|"
      "bronchiolitis|pleurisy|pericarditis|myocarditis|endocarditis|cellulitis|gangrene|"
      "dvt in|raynaud's|gallstone|diverticulitis|hiatal hernia|peptic ulcer|duodenal ulcer|"
      "haemorrhoids|hemorrhoids|colon cancer|bowel cancer|breast cancer|lung cancer|"
      "skin cancer|prostate cancer|ovarian cancer|cervical cancer|throat cancer|brain cancer|"
      "stage four cancer|neuropathy|sarcoidosis|scleroderma|polymyalgia|hypermobility|"
      "tourette's|tourette syndrome|fragile x|developmental delay|global delay|speech delay|"
      "intellectual disability|cognitive impairment|mild cognitive impairment|color blind|"
      "colour blind|colour blindness|keratoconus|uveitis|detached retina|cleft palate|"
      "clubfoot|hydrocephalus|encephalitis|guillain-barre|myasthenia gravis|restless legs|"
      "night terrors|sleepwalking|insomnia|postnatal psychosis|paranoid schizophrenia|"
      "manic episode|psychotic episode|sectioned under|self-harming|overdose|overdosed|"
      "withdrawal symptoms|gambling addiction|gambling addict|problem gambler|"
      "compulsive gambler|drinking problem|alcohol problem|drug problem|on insulin|"
      "on warfarin|on steroids|on morphine|on methadone|on antibiotics|on blood thinners|"
      "on sick leave|off with stress|off work sick|signed off with|signed off by my doctor|"
      "low blood sugar|hypo|high blood sugar|heatstroke|sunstroke|"
      "frostbite|dehydration|malnutrition|anaphylactic|severe allergy|nut allergy|"
      "peanut allergy|milk allergy|egg allergy|latex allergy|penicillin allergy|"
      "bee sting allergy|allergic reaction|hives|angioedema|heart bypass|triple bypass|stent|"
      "stents|hip op|knee op|cataract operation|cataract surgery|laser eye surgery|"
      "root canal|wisdom teeth|tooth abscess|dental abscess|gum disease|walks with a stick|"
      "walks with a cane|walks with a frame|can't walk|cannot walk|can barely walk|"
      "lost her sight|lost his sight|lost my hearing|going blind|going deaf|"
      "losing her memory|losing his memory|terminal cancer|end-stage|dying of|lost the baby|"
      "rainbow baby|ivf treatment|round of ivf|expecting twins|weeks pregnant|"
      "months pregnant|eight months gone" },
    { WORD_HEALTH | WORD_STATE, NULL,
      "claustrophobic|agoraphobic|colour-blind|bed-bound|brain-damaged|brain damaged|"
      "wheelchair-user" },
    { WORD_HEALTH | WORD_LEANING | WORD_STATE, NULL,
      "off ill|poorly|concussed|feverish|in labour|in intensive care|in icu|in surgery|"
      "in plaster|in a cast|sedated|frail" },
    { WORD_HEALTH | WORD_LEANING, NULL,
      "inhaler|exhaustion|oxygen|crutches|bruising|bruises|burns|seizure|blackouts|stoma|"
      "catheter" },
    { WORD_HEALTH | WORD_OF_BODY, NULL,
      "broken|cut her|hurt his|hurt her|hurt my|injured his|injured her|injured my|"
      "twisted his|twisted her|twisted my|sprained his|sprained her|sprained my|bumped his|"
      "bumped her|burned his|burned her|burnt his|burnt my|hit his|fractured his|"
      "fractured her|fractured my|dislocated|torn|operation on|problem|infected|bad" },
    { WORD_SPECIAL, NULL,
      "keeps kosher|keep kosher|practising hindu|practising jew|practising christian|"
      "practising buddhist|strict muslim|strict hindu|orthodox jew|orthodox jewish|"
      "votes labour|votes tory|vote labour|vote tory|voted leave|voted for trump|"
      "member of unite|member of unison|member of the gmb|unite member|unison member|"
      "gmb member|rmt member|union official|member of the union|union convenor|"
      "member of the green party|lib dem member|labour councillor|conservative councillor|"
      "sinn féin member|dup member|snp member|two mums|two dads|my two mums|same sex parents|"
      "came out as gay|came out as trans|came out as bi|deadname|"
      "gender recognition certificate|spent convictions|served a sentence|served time for|"
      "was in prison|been in prison|caution for|probation order|on bail|curfew order|"
      "convictions for|conviction for|first nations|aboriginal|torres strait islander|māori|"
      "romany|traveller family|travelling community|black african|black british|"
      "british asian|of indian origin|of pakistani origin|of nigerian origin|"
      "of turkish origin" },
    { WORD_SPECIAL | WORD_LEANING | WORD_STATE, NULL,
      "hindus|muslims|sikhs|jews|catholics|lesbians|quakers|zoroastrian|baha'i|rastafarian|"
      "pentecostal|presbyterian|anglican|amish|mennonite|salafi|sunni|shia|coptic|druze|"
      "maori|métis|inuit|evangelicals|adventist" },
    { WORD_SPECIAL | WORD_LEANING, NULL, "iris scan|fingerprint|turban" },
    { WORD_SPECIAL | WORD_THEIRS, NULL, "religion" },
    { WORD_HEALTH, NULL,
      "food poisoning|has one leg|with one leg|only one leg|cut his hand|cut her hand|"
      "cut my hand|cut his finger|cut my finger|cut his right hand" },
    { WORD_HEALTH, NULL,
      "have ms|has ms|had ms|got ms|have als|has als|been signed off|signed off until|"
      "signed off for" },
    { WORD_HEALTH, NULL,
      "insulin|on a feeding tube|feeding tube|catheterised|on a catheter|bunions|"
      "plantar fasciitis|heel spur|shin splints|hamstring injury|groin strain|"
      "balance problems|vertigo attacks|vocal cord nodules|pancreatic cancer|"
      "ventilator at home|bedwetting|wets the bed|incontinence pads|adult nappies|"
      "hand, foot and mouth|slapped cheek|glue ear|grommets|kidney donor|blood type|"
      "blood group|o negative|organ donor recipient|seventh month of pregnancy" },
    { 0, NULL, NULL },
};
