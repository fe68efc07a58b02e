/* Built by frontend/build.mjs; do not edit. sources e440323e4c34de381a67604b1cf472664ea4b793bd1451b01469163a5e640606 body 1fecea20f4eda9364eb041d51d2d28c4c81e44c873d072b3dde3b2e1a28deaa4 */
var medcoderCodebook=(()=>{var W=Object.defineProperty;var Me=Object.getOwnPropertyDescriptor;var Te=Object.getOwnPropertyNames;var Be=Object.prototype.hasOwnProperty;var ze=(t,e)=>{for(var n in e)W(t,n,{get:e[n],enumerable:!0})},Re=(t,e,n,s)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of Te(e))!Be.call(t,i)&&i!==n&&W(t,i,{get:()=>e[i],enumerable:!(s=Me(e,i))||s.enumerable});return t};var Le=t=>Re(W({},"__esModule",{value:!0}),t);var Bt={};ze(Bt,{bytesOf:()=>le,open:()=>Tt});function u(t,e={},...n){let s=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?s.addEventListener(i.slice(2),o):o===!0?s.setAttribute(i,""):o!==!1&&o!=null&&s.setAttribute(i,o);return s.append(...ie(n)),s}var ie=t=>t.flat(1/0).filter(e=>e!=null&&e!==!1);function C(t,...e){t.replaceChildren(...ie(e))}var Rt=new Set("p em strong code pre ul ol li table thead tbody tr th td br".split(" "));var se=0;function re(t){return se+=1,`mc-${t}-${se}`}function k(t,e,n={}){return u("button",{type:"button",class:"mc-button",onclick:e,...n},t)}var[oe,G,B]=[0,1,2],De=12,Fe=["includes","inclusion","excludes1","excludes2","code_first","use_additional","code_also","note","seventh"];function le(t){let e=atob(t),n=new Uint8Array(e.length);for(let s=0;s<e.length;s++)n[s]=e.charCodeAt(s);return n}async function je(t){let e=new Blob([t]).stream().pipeThrough(new DecompressionStream("gzip"));return new Response(e).text()}async function P(t){for(;;){let e=performance.now()+De;for(;performance.now()<e;){let{done:n,value:s}=t.next();if(n)return s}await new Promise(n=>setTimeout(n))}}async function ae(t){let e=JSON.parse(await je(t));if(e.format!==1)throw new Error("The code book's data and script are of different editions. Load the page again.");return P(Ve(e))}function*Ve(t){let e=Uint8Array.from(t.depths,Number),n=e.length,s=new Uint8Array(n),i=t.names.split(`
`),o=new Int32Array(n),r=new Int32Array(n).fill(n),l=[],h=new Map,a=new Map;for(let c=0;c<n;c++){let m=e[c];for(let b=m;b<l.length;b++)r[l[b]]=c;l.length=m;let d=o[c]=m?l[m-1]:-1;l.push(c),s[c]=m===0?oe:i[c].includes("-")?G:Math.max(B,s[d]+1),s[c]>B&&(i[c]=i[d]+i[c]),s[c]===G&&a.set(i[c],c),s[c]>=B&&h.set(i[c],c),c%1e3===0&&(yield)}let f=yield*Ke(t.titles.split(`
`));return new Z({releases:t.releases,count:n,nesting:e,levels:s,names:i,parents:o,ends:r,byCode:h,blocks:a,titles:f,marks:Uint8Array.from(t.marks,c=>c.charCodeAt(0)-48),earlier:new Map(Object.entries(t.earlier).map(([c,m])=>[Number(c),m])),notes:Ue(t.notes),sevenths:_e(t,n),lexicon:t.lexicon})}function*Ke(t){let e=[],n=[];for(let s of t){let i=s.charCodeAt(0)-48,o=s.charCodeAt(1)-48,r=s.slice(2),l=e.slice(0,i);(r||!(i+o))&&l.push(...r.split(" ")),o&&l.push(...e.slice(-o)),n.push(l.join(" ")),e=l,n.length%1e3===0&&(yield)}return n}function Ue(t){let e=new Map,n=0;for(let s of t.split(`
`)){let[i,...o]=s.split("	");n+=Number(i),e.set(n,o.map(r=>({kind:Fe[r[0]],text:r.slice(1)})))}return e}function _e({sevenths:t,seventh_at:e},n){let s=new Uint16Array(n),i=0;for(let o of e.split(",")){let[r,l]=o.split("*").map(Number);s.fill(r,i,i+=l)}return o=>t[s[o]]}var z=t=>t.toUpperCase().replace(/[\s.‐-―−-]/g,""),Z=class{constructor(e){Object.assign(this,e)}isCode(e){return this.levels[e]>=B}label(e){let n=this.names[e];return this.levels[e]===oe?`Chapter ${n}`:this.levels[e]===G||n.length<=3?n:`${n.slice(0,3)}.${n.slice(3)}`}title(e,n=1){return n===0&&this.earlier.get(e)||this.titles[e]||"(a new heading; its official title is not in this book)"}isKnown(e,n){return!!(this.marks[e]&1<<n)}isBillable(e,n){return!!(this.marks[e]&4<<n)}change(e){return this.isKnown(e,0)?this.isKnown(e,1)?this.isBillable(e,0)&&!this.isBillable(e,1)?"split":this.earlier.has(e)?"revised":null:"deleted":"new"}path(e){let n=[];for(let s=this.parents[e];s>=0;s=this.parents[s])n.unshift(s);return n}children(e){let n=[];for(let s=e+1;s<(e<0?this.count:this.ends[e]);s=this.ends[s])n.push(s);return n}isCategory(e){return this.levels[e]===B}category(e){let n=e;for(;this.levels[n]>B;)n=this.parents[n];return n}allNotes(e){return[e,...this.path(e).reverse()].flatMap(n=>(this.notes.get(n)??[]).map(s=>({...s,from:n})))}terms(e){return(this.notes.get(e)??[]).filter(({kind:n})=>n==="inclusion"||n==="includes").map(({text:n})=>n)}withSeventh(e,n){let s=this.names[e].padEnd(6,"X")+n;return`${s.slice(0,3)}.${s.slice(3)}`}find(e){let n=z(e),s=this.byCode.get(n)??this.blocks.get(e);if(s!==void 0)return{node:s,seventh:""};if(n.length!==7)return null;let i=n[6];for(let o of[n.slice(0,6),n.slice(0,6).replace(/X+$/,"")]){let r=this.byCode.get(o);if(r!==void 0&&this.sevenths(r).some(([l])=>l===i))return{node:r,seventh:i}}return null}nearest(e){for(let n=z(e);n.length>=3;n=n.slice(0,-1)){let s=this.byCode.get(n);if(s!==void 0)return s}return null}};var We=`
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
`,S=new Map;for(let t of We.trim().split(`
`)){let e=t.split(" ");for(let n of e)S.set(n,[...S.get(n)??[],...e.filter(s=>s!==n)])}var ce=t=>S.has(t)?[t,...S.get(t)].sort()[0]:t;var Ge=/[a-z0-9]+/g,Ze=/['\u0080-\uffff]/;function I(t){let e=t.toLowerCase();return Ze.test(e)&&(e=e.normalize("NFD").replace(/[\u0300-\u036f'’]/g,"")),(e.match(Ge)??[]).map(Pe)}function Pe(t){return t.length<4||!t.endsWith("s")||/(ss|us|is)$/.test(t)?t:t.endsWith("ies")?t.length>4?`${t.slice(0,-3)}y`:t:/(ch|sh|x|ss)es$/.test(t)?t.slice(0,-2):t.slice(0,-1)}var Xe=/^(.{4,}?)(?:ations?|atory|ative|ating|ated?|ition|ions?|ious|ive|ied|ements?|ed|ing|inal|ical|ial|al|ularity|ular|ule|le|ary|ar|ery|ory|(?<=[aiouyp])(?:sis|tis|tic|sy)|ic|ia|ity|anc[ey]|enc[ey]|ient|ant|ent|ous|ism|ine|us|is|um|a|e|y)$/;function R(t){return(Xe.exec(t)?.[1]??t).replace(/(?<=...)[ae]$|([^aeiou])(?=\1$)/,"")}var ue=new Set(["no","not","without"]),He=/\b(?:no|not|without)\b(.*?)(?=[,;()]|\b(?:with|no|not|without|but|due)\b|$)/gi;function X(t){return new Set([...t.matchAll(He)].flatMap(([,e])=>I(e)))}function H(t,e,n){if(Math.abs(t.length-e.length)>n)return 1/0;let s=[],i=Array.from({length:e.length+1},(o,r)=>r);for(let o=1;o<=t.length;o++){let r=[o],l=o;for(let h=1;h<=e.length;h++){let a=t[o-1]===e[h-1]?0:1,f=Math.min(i[h]+1,r[h-1]+1,i[h-1]+a);o>1&&h>1&&t[o-1]===e[h-2]&&t[o-2]===e[h-1]&&(f=Math.min(f,s[h-2]+1)),r.push(f),f<l&&(l=f)}if(l>n)return 1/0;[s,i]=[i,r]}return i[e.length]}function L(t){let e=0;for(let n=0;n<t.length;n++){let s=t.charCodeAt(n)-97;s>=0&&s<26&&(e|=1<<s)}return e}function Y(t){let e=t-(t>>>1&1431655765);return e=(e&858993459)+(e>>>2&858993459),(e+(e>>>4)&252645135)*16843009>>>24}var Ye=[1,.7,.35],[Je,he,Qe]=[0,1,2],qe=.7,fe=1.2,me=.5,F=new Set(`a an and by due for from in is my of on or the to with nos nec i im ive me you your he she his her it its been be am are was were
  have has had having do doe did that this there who so very really just got get getting feel feeling keep cant wont dont when while`.split(/\s+/)),J=new Set("other unspecified".split(" ")),et=.3,de=.75,tt=.8,nt=.8,st=.5,pe=.7,it=.6,rt=120,ge=50,ot=.9,be=6,lt=4e3;function*we(t){let e=new Map,n=new Map,s=f=>e.get(f)??(e.set(f,e.size),e.size-1),i=f=>{let c=[];for(let m of f.split(" ")){let d=n.get(m);d||n.set(m,d=I(m).filter(b=>!F.has(b)).map(s));for(let b of d)c.push(b)}return c},o=new Int32Array(1<<20),r=0,l=[],h=new Uint8Array(t.count),a=[[]];for(let f=0;f<t.count;f++){f%100===0&&(yield);let c=t.nesting[f],m=i(t.titles[f]);if(a[c+1]=[...a[c],...m],!t.isCode(f))continue;t.isCategory(f)&&a[c+1].push(s(t.names[f].toLowerCase()));let d=(p,v)=>{for(let x of p)l[x]!==f&&(l[x]=f,r===o.length&&(o=at(o)),o[r++]=x,o[r++]=4*f+v)};d(m,Je);let b=t.earlier.get(f);b&&d(i(b),he);for(let p of t.terms(f))d(i(p),he);d(a[c+1],Qe),h[f]=ve(t.titles[f]).split(" ").length}return yield,new Q(t,[...e.keys()],yield*ct(o.subarray(0,r),e.size),h)}function at(t){let e=new Int32Array(2*t.length);return e.set(t),e}function*ct(t,e){let n=new Int32Array(e+1);for(let r=0;r<t.length;r+=2)n[t[r]+1]+=1;yield;for(let r=0;r<e;r++)n[r+1]+=n[r];let s=n.slice(),i=new Int32Array(t.length/2),o=new Uint8Array(i.length);for(let r=0;r<t.length;r+=2){let l=s[t[r]]++;i[l]=t[r+1]>>2,o[l]=t[r+1]&3}return{starts:n,nodes:i,places:o}}var ve=t=>t.replace(/ *[([][^()[\]]*[)\]]/g,""),Q=class{constructor(e,n,{starts:s,nodes:i,places:o},r){this.book=e;let l=[...n.keys()].sort((a,f)=>n[a]<n[f]?-1:1);this.words=l.map(a=>n[a]),this.letters=Int32Array.from(this.words,L),this.at=new Map(this.words.map((a,f)=>[a,f])),this.root=new Map(this.words.map(a=>[a,R(a)])),this.roots=new Map;for(let[a,f]of this.words.entries()){let c=this.root.get(f);this.roots.get(c)?.push(a)||this.roots.set(c,[a])}this.nodes=l.map(a=>i.subarray(s[a],s[a+1])),this.places=l.map(a=>o.subarray(s[a],s[a+1])),this.rarity=Float32Array.from(this.nodes,a=>Math.log(1+(e.count-a.length+.5)/(a.length+.5))**qe);let h=r.reduce((a,f)=>a+f,0)/e.count;this.gains=Ye.map(a=>Float32Array.from({length:256},(f,c)=>a*(fe+1)/(a+fe*(1-me+me*c/h)))),this.lengths=r,this.prior=mt(e),this.score=new Float32Array(e.count),this.last=new Float32Array(e.count),this.turn=new Int32Array(e.count),this.found=new Float32Array(e.count),this.turns=0,this.lexicon=pt(e.lexicon)}readings(e,n){let s=this.at.get(e),i=s===void 0?[]:[[s,1]],o=(r,l)=>r!==void 0&&!i.some(([h])=>h===r)&&i.push([r,l]);for(let r of dt(e))o(this.at.get(r),tt);for(let r of S.get(e)??[])o(this.at.get(r),nt);for(let r of this.roots.get(R($e(e)))??[])o(r,st);if(e.length>1&&(s===void 0||n&&e.length>2)){let r=s===void 0?de:de/3;for(let l=this.firstFrom(e);l<this.words.length&&this.words[l].startsWith(e)&&i.length<rt;l++)o(l,r)}return i.length?i:this.misspelt(e)}firstFrom(e){let n=0,s=this.words.length;for(;n<s;){let i=n+s>>1;this.words[i]<e?n=i+1:s=i}return n}misspelt(e){if(e.length<4||/\d/.test(e))return[];let n=L(e),s=e.length>7?2:1,i=[];for(let o=0;o<this.words.length;o++){if(Y(this.letters[o]^n)>2*s||Math.abs(this.words[o].length-e.length)>s)continue;let r=H(e,this.words[o],s);r>s||(r<s&&([s,i]=[r,[]]),i.push([o,this.words[o][0]===e[0]?pe:pe/2]))}return i}rank(e,n){let{score:s,last:i,turn:o,found:r,lengths:l,gains:h}=this,a=[],f=this.turns+1,c=0,m=e.map((d,b)=>{let p=this.readings(d,n&&b===e.length-1);return{share:J.has(d)?et:1,readings:p,spread:p.reduce((v,[x])=>v+this.nodes[x].length,0)}});for(let{share:d,readings:b,spread:p}of m.sort((v,x)=>v.spread-x.spread)){c+=d;let v=this.turns+=1,x=p>lt&&a.length>=ge;for(let[E,K]of b){let D=this.nodes[E],U=this.places[E],_=this.rarity[E]*K*d;for(let M=0;M<D.length;M++){let $=D[M];if(o[$]<f){if(x)continue;a.push($),s[$]=r[$]=0}let O=_*h[U[M]][l[$]];o[$]!==v?(o[$]=v,i[$]=O,s[$]+=O,r[$]+=d):O>i[$]&&(s[$]+=O-i[$],i[$]=O)}}}for(let d of a){let b=r[d]/c;s[d]*=b*b*this.prior[d]}return ht(a,s,ge)}search(e,n=40){let s=xe(this.book,e);if(s.length)return s.slice(0,n).map(c=>({node:c,score:1,lay:null}));let i=N(e),o=/[\p{L}\p{N}]$/u.test(e),r=new Map,l=(c,m,d)=>{let b=new Set(c.flatMap(p=>[p,...S.get(p)??[]]).map(R));for(let p of this.rank(c,o&&!m)){let v=this.score[p]*d*this.closeness(p,b,c.length);v>(r.get(p)?.score??0)&&r.set(p,{node:p,score:v,lay:m})}};i.length&&l(i,null,1);let h=i.length?i:I(e),a=this.layReadings(h);for(let c of a){let{entry:m,share:d}=c,b=a.filter(p=>p!==c).map(p=>({...p,means:p.entry.means[0]}));for(let p of m.means)l(ye(h,[{...c,means:p}]),m,1+.25*d),b.length&&l(ye(h,[{...c,means:p},...b]),m,1+.25*d);this.lift(m,d,r)}let f=X(e);for(let c of r.values())c.score*=this.agreement(c.node,i,f);return[...r.values()].sort((c,m)=>m.score-c.score||c.node-m.node).slice(0,n)}agreement(e,n,s){let i=this.book.titles[e],o=X(i);if(!o.size&&!s.size)return 1;let r=new Set(N(i));return n.some(l=>r.has(l)&&o.has(l)!==s.has(l))?it:1}layReadings(e){let n=[],s=new Uint8Array(e.length);for(let r=Math.min(be,e.length);r>0;r--)for(let l=0;l+r<=e.length;l++){if(s.subarray(l,l+r).some(Boolean))continue;let h=this.lexicon.get(q(e.slice(l,l+r)));h&&(s.fill(1,l,l+r),n.push({entry:h,start:l,length:r,share:r/e.length}))}if(e.length<=be&&!n.some(({length:r})=>r>1)){let r=e.map((l,h)=>!ue.has(l)&&this.lexicon.get(q(e.filter((a,f)=>f!==h)))).find(Boolean);if(r&&e.length>2)return[{entry:r,start:0,length:e.length,share:ot}]}let i=e.some(r=>r.length>3&&!this.at.has(r)),o=!n.length&&i?this.misspeltEntry(e.join(" ")):null;return o?[{entry:o,start:0,length:e.length,share:1}]:n}misspeltEntry(e){if(e.length<5||e.length>40)return null;let n=L(e);for(let s of this.lexicon.values())if(Math.abs(s.said.length-e.length)<2&&Y(s.letters^n)<3&&H(e,s.said,1)<2)return s;return null}closeness(e,n,s){let i=0;for(let o of[this.book.titles[e],...this.book.terms(e)]){let r=N(ve(o)).filter(h=>!J.has(h)).map(h=>this.root.get(h));if(!r.length)continue;let l=r.filter(h=>n.has(h)).length;i=Math.max(i,l/(r.length+s-l))}return 1+i*i}lift(e,n,s){let i=Math.max(1,...[...s.values()].map(({score:o})=>o));e.codes.forEach((o,r)=>{let l=this.book.find(o)?.node;if(l!==void 0)if(n===1)s.set(l,{node:l,score:i*(1.1-r/100),lay:e});else for(let[h,a]of s)h>=l&&h<this.book.ends[l]&&s.set(h,{...a,score:a.score*(1+n),lay:a.lay??e})})}},ut=/^[A-Z](\d[0-9A-Z]{0,5}|[A-Z]\d[0-9A-Z]{0,4})$/;function xe(t,e){let n=z(e);if(!ut.test(n))return[];let s=t.find(e)?.node;if(s!==void 0)return[s,...t.children(s)];let i=t.nearest(n),o=[];for(let r=i??0;r<(i===null?t.count:t.ends[i]);r++)(i!==null||t.isCategory(r))&&t.isCode(r)&&t.names[r].startsWith(n)&&o.push(r);return o.length||i===null?o:[i,...t.children(i)]}function ht(t,e,n){if(t.length<=n)return t;let s=Float32Array.from(t.slice(0,n),i=>e[i]).sort();for(let i=n;i<t.length;i++){let o=e[t[i]];if(o<=s[0])continue;let r=0;for(;r+1<n&&s[r+1]<o;r++)s[r]=s[r+1];s[r]=o}return t.filter(i=>e[i]>=s[0]).slice(0,2*n)}var ft={15:.85,16:.8,20:.85,21:.9};function mt(t){let e=new Float32Array(t.count),n=1;for(let s=0;s<t.count;s++){t.parents[s]<0&&(n=ft[t.names[s]]??1);let i=1+.03*Math.log2(t.ends[s]-s);e[s]=i*n*(t.isCategory(s)?1.1:1)*(t.isKnown(s,1)?1:.8)}return e}function dt(t){let[,e]=/^(.{3,})(?:ed|ing)$/.exec(t)??[];return[...e?[e,`${e}e`,e.replace(/(.)\1$/,"$1")]:[],$e(t)]}var $e=t=>t.replace(/[ao]e/g,"e").replace(/our$/,"or"),N=t=>I(t).filter(e=>!F.has(e));function ye(t,e){let n=[...t];for(let{start:s,length:i,means:o}of e.sort((r,l)=>l.start-r.start))n.splice(s,i,...o);return n.filter(s=>!F.has(s))}function pt(t){return new Map(t.map(([e,n,s])=>{let i=N(e).length?N(e):I(e),o=i.join(" ");return[q(i),{say:e,said:o,means:n.map(I),meant:n,codes:s,letters:L(o)}]}))}var q=t=>t.length>1?t.map(e=>R(ce(e))).sort().join(" "):t[0];function Ae(t,{node:e,lay:n},s){let{book:i}=t;if(xe(i,s).length)return[{how:"code",text:""}];let o=n?[{how:"lexicon",text:n.say}]:[],r=d=>{let b=d.filter(p=>!J.has(p)).map(p=>new Set(t.readings(p,!0).map(([v])=>t.words[v])));return p=>{let v=N(p);return b.filter(x=>v.some(E=>x.has(E))).length}},l=r(N(s)),h=r(n?n.means.flat().filter(d=>!F.has(d)):[]),a=l(i.titles[e]),[f,c]=i.terms(e).reduce((d,b)=>l(b)>d[1]?[b,l(b)]:d,["",0]);if((a||h(i.titles[e]))&&o.push({how:"title",text:""}),c>a&&o.push({how:"term",text:f}),o.length)return o;let m=i.path(e).reverse().find(d=>l(i.titles[d]));return m===void 0?[]:[{how:"above",text:`${i.label(m)} ${i.titles[m]}`}]}var Ee=`.mc-book-search { display: grid; gap: 0.25rem; }
@media (min-width: 40rem) { .mc-book-search { grid-template-columns: 1fr 1fr; gap: 0.75rem; align-items: end; } }
.mc .mc-book-results, .mc .mc-book-codes, .mc .mc-book-path { margin: 0 0 0.75rem; padding: 0; list-style: none; }
.mc-book-group { padding: 0.35rem 0 0.6rem; border-top: 1px solid var(--mc-faint); }
.mc-book-group .mc-book-codes, .mc-book-path li + li { margin: 0 0 0 0.9rem; }
.mc-book-path li + li + li { margin-inline-start: 1.8rem; }
.mc-book-path li + li + li + li { margin-inline-start: 2.7rem; }
.mc-book-code {
  width: 100%; min-height: 44px; margin: 0; padding: 0.45rem 0.6rem; border: 0; border-radius: 0.4rem;
  background: none; color: var(--mc-text); font: inherit; line-height: 1.35; text-align: start; cursor: pointer;
}
.mc-book-code:hover { background: var(--mc-panel); text-decoration: underline; }
.mc-book-code strong { margin-inline-end: 0.35rem; }
.mc-book-remark { padding: 0 0.4rem; border: 1px solid var(--mc-line); border-radius: 1rem; font-size: 0.85rem; white-space: nowrap; }
.mc .mc-book-why { margin: 0 0 0.25rem; padding-inline-start: 0.6rem; color: var(--mc-quiet); font-size: 0.85rem; }
.mc-book-stage { scroll-margin-top: 5rem; margin-top: 0.5rem; }
.mc .mc-book-path { margin-top: 0.75rem; font-size: 0.95rem; }
.mc .mc-book-heading { margin: 0.5rem 0; padding: 0.25rem; font-size: 1.2rem; }
.mc-book-verdict { font-weight: 600; }
.mc-book-builder { margin: 0 0 0.9rem; padding: 0.75rem; border: 2px solid var(--mc-line); border-radius: 0.5rem; }
.mc-book-builder .mc-field { margin: 0; }
.mc-book-built { display: block; margin-top: 0.5rem; }
.mc-book-built:empty { display: none; }
.mc-book-notes { margin: 0 0 0.75rem; padding-top: 0.6rem; border-top: 1px solid var(--mc-faint); }
.mc .mc-book-kind { margin: 0 0 0.15rem; font-weight: 600; font-size: 0.95rem; }
.mc-book-notes ul { padding-inline-start: 1.25rem; }
.mc-code-link {
  display: inline; min-height: 24px; margin: 0; padding: 0.1rem 0; border: 0; background: none; font: inherit; text-align: start;
  color: var(--pst-color-link, var(--jp-content-link-color, LinkText)); text-decoration: underline; cursor: pointer;
}
`;var bt={includes:"Includes",inclusion:"Also coded here (inclusion terms)",excludes1:"Excludes1: not coded here; never together, unless the two are unrelated",excludes2:"Excludes2: not part of this; both may be coded",code_first:"Code first",use_additional:"Use additional code",code_also:"Code also (the order depends on the encounter)",note:"Note",seventh:"7th character"},Oe=String.raw`[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?`,yt=new RegExp(String.raw`\b(${Oe})(?:-(${Oe}))?(?![0-9A-Za-z])`,"g");function wt(t,e){let n=[],s=0,i=(o,r)=>{let l=t.find(o);l&&(n.push(e.slice(s,r),{text:o,...l}),s=r+o.length)};for(let{0:o,1:r,2:l,index:h}of e.matchAll(yt)){if(l&&t.blocks.has(o)){i(o,h);continue}i(r,h),l&&i(l,h+r.length+1)}return[...n,e.slice(s)].filter(o=>o!=="")}function Ce(t,e,n){return[...ke(t.allNotes(e),({from:i})=>i)].map(([i,o])=>{let r=i===e?`At ${t.label(e)} itself`:["Inherited from ",k(`${t.label(i)} ${t.title(i)}`,()=>n(i),{class:"mc-code-link"})];return u("div",{class:"mc-book-notes"},u("p",{class:"mc-label"},r),[...ke(o,({kind:l})=>l)].map(([l,h])=>vt(t,l,h,n)))})}function ke(t,e){let n=new Map;for(let s of t){let i=e(s);n.set(i,[...n.get(i)??[],s])}return n}function vt(t,e,n,s){return u("div",{},u("p",{class:"mc-book-kind"},bt[e]),u("ul",{},n.map(({text:i})=>u("li",{},xt(t,i,s)))))}function xt(t,e,n){let s=({text:i,node:o,seventh:r})=>k(i,()=>n(o,r),{class:"mc-code-link"});return wt(t,e).map(i=>typeof i=="string"?i:s(i))}function ee(t,{node:e,seventh:n=""},s,{open:i,pick:o=null}){let r=u("p",{class:"mc-book-heading",role:"heading","aria-level":"4",tabindex:"-1"},u("strong",{},t.label(e)),` ${t.title(e,s)}`),l=t.children(e),h=t.parents[e];return{element:u("div",{class:"mc-book-detail"},$t(t,e,i),r,At(t,e,s).map(f=>u("p",{class:"mc-book-verdict"},f)),t.isCode(e)&&t.isBillable(e,s)?Se(t.label(e),o):null,t.sevenths(e).length&&t.isKnown(e,s)?Ot(t,e,n,s,o):null,l.length?u("div",{},u("p",{class:"mc-label"},`Below ${t.label(e)} (${l.length})`),j(t,l,s,i)):null,Ce(t,e,i),h<0?null:kt(t,e,s,i)),heading:r}}function $t(t,e,n){let s=t.path(e);return s.length?u("nav",{"aria-label":"Where it stands"},u("ol",{class:"mc-book-path"},s.map(i=>u("li",{},V(t,i,1,n))))):null}function At(t,e,n){let[s]=t.releases[n],i=t.releases[1][1],o={new:`New in ${t.releases[1][0]}, from ${i}.`,deleted:`Deleted in ${t.releases[1][0]}: not in force from ${i}.`,split:`Changed in ${t.releases[1][0]}: from ${i} it is a heading, and the codes below it are used.`,revised:`Revised in ${t.releases[1][0]}. The title before ${i}: ${t.earlier.get(e)}`};return[Et(t,e,n,s),o[t.change(e)]].filter(Boolean)}function Et(t,e,n,s){return t.isCode(e)?t.isKnown(e,n)?t.isBillable(e,n)?`✓ Billable in ${s}.`:t.sevenths(e).length?"✗ Not billable yet: a 7th character is missing. Choose it here:":"✗ Not billable: a heading. More characters are needed; choose among the codes below it.":`✗ Not in ${s}.`:null}var Se=(t,e)=>e?u("div",{class:"mc-actions"},k(`Enter ${t} as your answer`,()=>e(t))):null;function Ot(t,e,n,s,i){let o=new Map(t.sevenths(e)),r=6-t.names[e].length,l=u("output",{class:"mc-book-built"}),h=u("div",{}),a=re("seventh"),f=u("select",{class:"mc-select",id:a,onchange:()=>c(f.value)},u("option",{value:""},"Choose …"),[...o].map(([m,d])=>u("option",{value:m},`${m}: ${d}`))),c=m=>{C(h,m?Se(t.withSeventh(e,m),i):null),C(l,m?[u("strong",{},t.withSeventh(e,m)),` ${t.title(e,s)}, ${o.get(m)}. ✓ Billable in ${t.releases[s][0]}.`,r>0?` ${r===1?"The placeholder X fills the empty place":`${r} placeholders X fill the empty places`} before the 7th character.`:null]:null)};return f.value=n,c(n),u("div",{class:"mc-book-builder"},u("label",{class:"mc-field",for:a},"7th character"),f,l,h)}function kt(t,e,n,s){let i=t.parents[e],o=t.children(i).filter(r=>r!==e);return o.length?u("details",{class:"mc-open-record"},u("summary",{},`Beside it, under ${t.label(i)} (${o.length})`),j(t,o,n,s)):null}function j(t,e,n,s){return u("ul",{class:"mc-book-codes"},e.map(i=>u("li",{},V(t,i,n,s))))}function V(t,e,n,s){return u("button",{type:"button",class:"mc-book-code",onclick:()=>s(e)},u("strong",{},t.label(e)),` ${t.title(e,n)}`,Ct(t,e,n))}function Ct(t,e,n){let s=t.isCode(e)?t.change(e):null,i=t.isKnown(e,n)?{new:"new",revised:"revised"}[s]:`not in ${t.releases[n][0]}`;return i?[" ",u("span",{class:"mc-book-remark"},i)]:null}var te=40,St=6,It=600;function Ie({book:t,index:e},n="",{release:s=t.releases.length-1,pick:i=null}={}){let o=[],r=null,l=u("div",{class:"mc-book-stage"}),h=u("p",{class:"mc-unseen",role:"status"}),a=u("input",{type:"search",class:"mc-input",autocomplete:"off",autocapitalize:"none",spellcheck:"false",oninput:d}),f=u("select",{class:"mc-select",onchange:()=>(s=Number(f.value),x())},t.releases.map(([g,y,w],A)=>u("option",{value:A},`${g}: ${y} to ${w}`)));f.value=s;let c=u("form",{role:"search",class:"mc-book-search",onsubmit:b},u("label",{class:"mc-field"},"Search by words or by code",a),u("label",{class:"mc-field"},"Encounter or discharge date",f)),m;function d(){o=[],x(),clearTimeout(m),m=setTimeout(()=>h.textContent=K(),It)}function b(g){g.preventDefault();let y=t.find(a.value),[w]=y?[y]:e.search(a.value,1);w&&p(w.node,y?.seventh)}function p(g,y=""){o.length||(r=g),o.push({node:g,seventh:y}),x()}function v(){o.pop(),x(),o.length||(l.querySelector(`[data-node="${r}"] button`)??a).focus()}function x(){if(!o.length){C(l,D());return}let g=o.at(-2),{element:y,heading:w}=ee(t,o.at(-1),s,{open:p,pick:i});C(l,u("div",{class:"mc-actions"},k(g?`Back to ${t.label(g.node)}`:"Back to the search",v)),y),document.activeElement!==f&&(w.focus({preventScroll:!0}),l.scrollIntoView({block:"nearest"}))}let E=()=>a.value.trim()?e.search(a.value,te):[];function K(){if(o.length||!a.value.trim())return"";let g=E();if(!g.length)return"Nothing found.";let y=new Set(g.map(({node:w})=>t.category(w))).size;return`${g.length===te?`The best ${te}`:g.length} results in ${y} ${y===1?"category":"categories"}.`}function D(){if(!a.value.trim())return[u("p",{class:"mc-label"},"Or go down from a chapter"),j(t,t.children(-1),s,p)];let g=E();if(!g.length)return u("p",{},"Nothing found. Try fewer or other words, or the beginning of a word.");let y=new Map;for(let w of g){let A=t.category(w.node);y.set(A,[...y.get(A)??[],w])}return[_(),...U(g),u("ol",{class:"mc-book-results"},[...y].map(([w,A])=>M(w,A)))]}function U(g){return[...new Set(g.map(({lay:w})=>w).filter(Boolean))].filter(({say:w,meant:A})=>!A.includes(w)).map(({say:w,meant:A})=>u("p",{},`“${w}” is looked up as “${A.join("” or “")}”.`))}function _(){let g=z(a.value),y=/^[A-Z]\w\w/.test(g)&&/\d/.test(g)&&!t.find(a.value)?t.nearest(g):null;return y===null||e.search(a.value,1)[0].node!==y?null:u("p",{class:"mc-warning"},`There is no code ${a.value.trim().toUpperCase()}. The nearest is ${t.label(y)}:`)}function M(g,y){let w=y.find(({node:T})=>T===g),A=y.filter(T=>T!==w).slice(0,St),ne=y.length-A.length-(w?1:0);return u("li",{class:"mc-book-group"},$(g,w),A.length?u("ul",{class:"mc-book-codes"},A.map(T=>u("li",{},$(T.node,T)))):null,ne>0?u("p",{class:"mc-quiet"},`and ${ne} more under ${t.label(g)}`):null)}function $(g,y){let w=y?Mt(Ae(e,y,a.value)):"";return u("div",{"data-node":g},V(t,g,s,p),w?u("p",{class:"mc-book-why"},w):null)}a.value=n;let O=n&&t.find(n);O&&o.push(O),o.length?C(l,...Ne()):x();function Ne(){return[u("div",{class:"mc-actions"},k("Back to the search",v)),ee(t,o[0],s,{open:p,pick:i}).element]}return[c,h,l]}var Nt={lexicon:t=>`by way of “${t}”`,title:()=>"in the title",term:t=>`also coded here: ${t}`,above:t=>`under ${t}`,code:()=>""};function Mt(t){let e=t.map(({how:n,text:s})=>Nt[n](s)).filter(Boolean);return e.length?`Found: ${e.join("; ")}`:""}async function Tt(t){document.getElementById("medcoder-codebook-style")||document.head.append(u("style",{id:"medcoder-codebook-style"},Ee));let e=await ae(t),n=await P(we(e)),s={book:e,index:n};return{...s,view:(i,o)=>Ie(s,i,o)}}return Le(Bt);})();
