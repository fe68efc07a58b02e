/* Built by frontend/build.mjs; do not edit. sources dd72a3c7735e6de173d7d8f055cba0541009a9c37dd557702ea21161757f7793 body 3e6a92bdc29e0310a7a784309eecb81ac8ac0d8f1e3c0a2652b98d0892c6f25f */
var medcoderCodebook=(()=>{var _=Object.defineProperty;var Te=Object.getOwnPropertyDescriptor;var Be=Object.getOwnPropertyNames;var ze=Object.prototype.hasOwnProperty;var Le=(t,e)=>{for(var s in e)_(t,s,{get:e[s],enumerable:!0})},Re=(t,e,s,n)=>{if(e&&typeof e=="object"||typeof e=="function")for(let i of Be(e))!ze.call(t,i)&&i!==s&&_(t,i,{get:()=>e[i],enumerable:!(n=Te(e,i))||n.enumerable});return t};var Fe=t=>Re(_({},"__esModule",{value:!0}),t);var Ft={};Le(Ft,{bytesOf:()=>ue,open:()=>Rt});function h(t,e={},...s){let n=document.createElement(t);for(let[i,o]of Object.entries(e))typeof o=="function"?n.addEventListener(i.slice(2),o):o===!0?n.setAttribute(i,""):o!==!1&&o!=null&&n.setAttribute(i,o);return n.append(...oe(s)),n}var oe=t=>t.flat(1/0).filter(e=>e!=null&&e!==!1);function M(t,...e){t.replaceChildren(...oe(e))}var Kt=new Set("p em strong code pre ul ol li table thead tbody tr th td br".split(" "));var re=0;function le(t){return re+=1,`mc-${t}-${re}`}function T(t,e,s={}){return h("button",{type:"button",class:"mc-button",onclick:e,...s},t)}var De=/[\s\u001c-\u001f\u0085.]/g;function G(t){let e=String(t).toUpperCase().replace(De,"");return e.length<=3?e:`${e.slice(0,3)}.${e.slice(3)}`}var Z=t=>t.replaceAll(".",""),ae=(t,e)=>G(Z(t).padEnd(6,"X")+e);var Ke=2,[ce,P,B]=[0,1,2],je=12,Ue=/^\d{4}-\d\d-\d\d$/,Ve=["includes","inclusion","excludes1","excludes2","code_first","use_additional","code_also","note","seventh"];function ue(t){let e=atob(t),s=new Uint8Array(e.length);for(let n=0;n<e.length;n++)s[n]=e.charCodeAt(n);return s}async function We(t){let e=new Blob([t]).stream().pipeThrough(new DecompressionStream("gzip"));return new Response(e).text()}async function X(t){for(;;){let e=performance.now()+je;for(;performance.now()<e;){let{done:s,value:n}=t.next();if(s)return n}await new Promise(s=>setTimeout(s))}}async function he(t){let e=JSON.parse(await We(t));if(e.format!==Ke)throw new Error("The code book's data and script are of different editions. Load the page again.");return X(_e(e))}function*_e(t){let e=Uint8Array.from(t.depths,Number),s=e.length,n=new Uint8Array(s),i=t.names.split(`
`),o=new Int32Array(s),r=new Int32Array(s).fill(s),l=[],a=new Map,u=new Map;for(let c=0;c<s;c++){let g=e[c];for(let d=g;d<l.length;d++)r[l[d]]=c;l.length=g;let m=o[c]=g?l[g-1]:-1;l.push(c),n[c]=g===0?ce:i[c].includes("-")?P:Math.max(B,n[m]+1),n[c]>B&&(i[c]=i[m]+i[c]),n[c]===P&&u.set(i[c],c),n[c]>=B&&a.set(i[c],c),c%1e3===0&&(yield)}let f=yield*Ge(t.titles.split(`
`));return new H({releases:t.releases,count:s,nesting:e,levels:n,names:i,parents:o,ends:r,byCode:a,blocks:u,titles:f,marks:Uint8Array.from(t.marks,c=>c.charCodeAt(0)-48),earlier:new Map(Object.entries(t.earlier).map(([c,g])=>[Number(c),g])),notes:Ze(t.notes),seventhsInForce:Pe(t,s),lexicon:t.lexicon,remarks:t.remarks,rules:t.rules})}function*Ge(t){let e=[],s=[];for(let n of t){let i=n.charCodeAt(0)-48,o=n.charCodeAt(1)-48,r=n.slice(2),l=e.slice(0,i);(r||!(i+o))&&l.push(...r.split(" ")),o&&l.push(...e.slice(-o)),s.push(l.join(" ")),e=l,s.length%1e3===0&&(yield)}return s}function Ze(t){let e=new Map,s=0;for(let n of t.split(`
`)){let[i,...o]=n.split("	");s+=Number(i),e.set(s,o.map(r=>({kind:Ve[r[0]],text:r.slice(1)})))}return e}function Pe({sevenths:t,seventh_at:e},s){let n=new Uint16Array(s),i=0;for(let o of e.split(",")){let[r,l]=o.split("*").map(Number);n.fill(r,i,i+=l)}return o=>t[n[o]]}var z=t=>String(t).toUpperCase().replace(/[\s.‐-―−-]/g,""),H=class{constructor(e){Object.assign(this,e)}isCode(e){return this.levels[e]>=B}label(e){let s=this.names[e];return this.levels[e]===ce?`Chapter ${s}`:this.levels[e]===P||s.length<=3?s:`${s.slice(0,3)}.${s.slice(3)}`}title(e,s=1){return s===0&&this.earlier.get(e)||this.titles[e]||"(a new heading; its official title is not in this book)"}isKnown(e,s){return!!(this.marks[e]&1<<s)}isBillable(e,s){return!!(this.marks[e]&4<<s)}change(e){return this.isKnown(e,0)?this.isKnown(e,1)?this.isBillable(e,0)&&!this.isBillable(e,1)?"split":this.earlier.has(e)?"revised":null:"deleted":"new"}path(e){let s=[];for(let n=this.parents[e];n>=0;n=this.parents[n])s.unshift(n);return s}children(e){let s=[];for(let n=e+1;n<(e<0?this.count:this.ends[e]);n=this.ends[n])s.push(n);return s}below(e,s){return this.ends[e]===e+1?[]:this.children(e).filter(n=>this.isKnown(n,s))}isCategory(e){return this.levels[e]===B}category(e){let s=e;for(;this.levels[s]>B;)s=this.parents[s];return s}allNotes(e){return[e,...this.path(e).reverse()].flatMap(s=>(this.notes.get(s)??[]).map(n=>({...n,from:s})))}terms(e){return(this.notes.get(e)??[]).filter(({kind:s})=>s==="inclusion"||s==="includes").map(({text:s})=>s)}sevenths(e){return this.ends[e]===e+1?this.seventhsInForce(e):[]}withSeventh(e,s){return ae(this.names[e],s)}find(e){let s=z(e),n=this.byCode.get(s)??this.blocks.get(e);return n!==void 0?{node:n,seventh:""}:this.#t(s,1)??this.#t(s,0)}release(e){let s=this.releases.findIndex(([,o,r])=>Ue.test(e)&&o<=e&&e<=r);if(s>=0)return s;let[n,i]=[this.releases[0][1],this.releases.at(-1)[2]];throw new Error(`no ICD-10-CM release is known for ${e}; the course has those for encounters from ${n} to ${i}`)}entry(e,s){let n=Z(e);return this.#e(n,s)?{node:this.byCode.get(n),seventh:""}:this.#t(n,s)}titleOf(e,s){let n=this.entry(G(e),s),i=n&&(s===0&&this.earlier.get(n.node)||this.titles[n.node]);return i?n.seventh?`${i}, ${new Map(this.seventhsInForce(n.node)).get(n.seventh)}`:i:null}#e(e,s){let n=this.byCode.get(e);return n!==void 0&&this.isKnown(n,s)}#t(e,s){if(e.length!==7)return null;let n=e.slice(0,6);for(;!this.#e(n,s)&&n.endsWith("X");)n=n.slice(0,-1);if(!this.#e(n,s))return null;let i=this.byCode.get(n);return this.seventhsInForce(i).some(([r])=>r===e[6])&&!this.below(i,s).length?{node:i,seventh:e[6]}:null}nearest(e){for(let s=z(e);s.length>=3;s=s.slice(0,-1)){let n=this.byCode.get(s);if(n!==void 0)return n}return null}};var He=`
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
`,O=new Map;for(let t of He.trim().split(`
`)){let e=t.split(" ");for(let s of e)O.set(s,[...O.get(s)??[],...e.filter(n=>n!==s)])}var fe=t=>O.has(t)?[t,...O.get(t)].sort()[0]:t;var Xe=/[a-z0-9]+/g,Ye=/['\u0080-\uffff]/;function C(t){let e=t.toLowerCase();return Ye.test(e)&&(e=e.normalize("NFD").replace(/[\u0300-\u036f'’]/g,"")),(e.match(Xe)??[]).map(Je)}function Je(t){return t.length<4||!t.endsWith("s")||/(ss|us|is)$/.test(t)?t:t.endsWith("ies")?t.length>4?`${t.slice(0,-3)}y`:t:/(ch|sh|x|ss)es$/.test(t)?t.slice(0,-2):t.slice(0,-1)}var Qe=/^(.{4,}?)(?:ations?|atory|ative|ating|ated?|ition|ions?|ious|ive|ied|ements?|ed|ing|inal|ical|ial|al|ularity|ular|ule|le|ary|ar|ery|ory|(?<=[aiouyp])(?:sis|tis|tic|sy)|ic|ia|ity|anc[ey]|enc[ey]|ient|ant|ent|ous|ism|ine|us|is|um|a|e|y)$/;function L(t){return(Qe.exec(t)?.[1]??t).replace(/(?<=...)[ae]$|([^aeiou])(?=\1$)/,"")}var me=new Set(["no","not","without"]),qe=/\b(?:no|not|without)\b(.*?)(?=[,;()]|\b(?:with|no|not|without|but|due)\b|$)/gi;function Y(t){return new Set([...t.matchAll(qe)].flatMap(([,e])=>C(e)))}function J(t,e,s){if(Math.abs(t.length-e.length)>s)return 1/0;let n=[],i=Array.from({length:e.length+1},(o,r)=>r);for(let o=1;o<=t.length;o++){let r=[o],l=o;for(let a=1;a<=e.length;a++){let u=t[o-1]===e[a-1]?0:1,f=Math.min(i[a]+1,r[a-1]+1,i[a-1]+u);o>1&&a>1&&t[o-1]===e[a-2]&&t[o-2]===e[a-1]&&(f=Math.min(f,n[a-2]+1)),r.push(f),f<l&&(l=f)}if(l>s)return 1/0;[n,i]=[i,r]}return i[e.length]}function R(t){let e=0;for(let s=0;s<t.length;s++){let n=t.charCodeAt(s)-97;n>=0&&n<26&&(e|=1<<n)}return e}function Q(t){let e=t-(t>>>1&1431655765);return e=(e&858993459)+(e>>>2&858993459),(e+(e>>>4)&252645135)*16843009>>>24}var et=[1,.7,.35],[tt,de,nt]=[0,1,2],st=.7,pe=1.2,ge=.5,D=new Set(`a an and by due for from in is my of on or the to with nos nec i im ive me you your he she his her it its been be am are was were
  have has had having do doe did that this there who so very really just got get getting feel feeling keep cant wont dont when while`.split(/\s+/)),q=new Set("other unspecified".split(" ")),it=.3,be=.75,rt=.8,ot=.8,lt=.5,ye=.7,at=.6,ct=120,we=50,ut=.9,ve=6,ht=4e3;function*$e(t){let e=new Map,s=new Map,n=f=>e.get(f)??(e.set(f,e.size),e.size-1),i=f=>{let c=[];for(let g of f.split(" ")){let m=s.get(g);m||s.set(g,m=C(g).filter(d=>!D.has(d)).map(n));for(let d of m)c.push(d)}return c},o=new Int32Array(1<<20),r=0,l=[],a=new Uint8Array(t.count),u=[[]];for(let f=0;f<t.count;f++){f%100===0&&(yield);let c=t.nesting[f],g=i(t.titles[f]);if(u[c+1]=[...u[c],...g],!t.isCode(f))continue;t.isCategory(f)&&u[c+1].push(n(t.names[f].toLowerCase()));let m=(p,v)=>{for(let $ of p)l[$]!==f&&(l[$]=f,r===o.length&&(o=ft(o)),o[r++]=$,o[r++]=4*f+v)};m(g,tt);let d=t.earlier.get(f);d&&m(i(d),de);for(let p of t.terms(f))m(i(p),de);m(u[c+1],nt),a[f]=Ae(t.titles[f]).split(" ").length}return yield,new ee(t,[...e.keys()],yield*mt(o.subarray(0,r),e.size),a)}function ft(t){let e=new Int32Array(2*t.length);return e.set(t),e}function*mt(t,e){let s=new Int32Array(e+1);for(let r=0;r<t.length;r+=2)s[t[r]+1]+=1;yield;for(let r=0;r<e;r++)s[r+1]+=s[r];let n=s.slice(),i=new Int32Array(t.length/2),o=new Uint8Array(i.length);for(let r=0;r<t.length;r+=2){let l=n[t[r]]++;i[l]=t[r+1]>>2,o[l]=t[r+1]&3}return{starts:s,nodes:i,places:o}}var Ae=t=>t.replace(/ *[([][^()[\]]*[)\]]/g,""),ee=class{constructor(e,s,{starts:n,nodes:i,places:o},r){this.book=e;let l=[...s.keys()].sort((u,f)=>s[u]<s[f]?-1:1);this.words=l.map(u=>s[u]),this.letters=Int32Array.from(this.words,R),this.at=new Map(this.words.map((u,f)=>[u,f])),this.root=new Map(this.words.map(u=>[u,L(u)])),this.roots=new Map;for(let[u,f]of this.words.entries()){let c=this.root.get(f);this.roots.get(c)?.push(u)||this.roots.set(c,[u])}this.nodes=l.map(u=>i.subarray(n[u],n[u+1])),this.places=l.map(u=>o.subarray(n[u],n[u+1])),this.rarity=Float32Array.from(this.nodes,u=>Math.log(1+(e.count-u.length+.5)/(u.length+.5))**st);let a=r.reduce((u,f)=>u+f,0)/e.count;this.gains=et.map(u=>Float32Array.from({length:256},(f,c)=>u*(pe+1)/(u+pe*(1-ge+ge*c/a)))),this.lengths=r,this.prior=bt(e),this.score=new Float32Array(e.count),this.last=new Float32Array(e.count),this.turn=new Int32Array(e.count),this.found=new Float32Array(e.count),this.turns=0,this.lexicon=wt(e.lexicon)}readings(e,s){let n=this.at.get(e),i=n===void 0?[]:[[n,1]],o=(r,l)=>r!==void 0&&!i.some(([a])=>a===r)&&i.push([r,l]);for(let r of yt(e))o(this.at.get(r),rt);for(let r of O.get(e)??[])o(this.at.get(r),ot);for(let r of this.roots.get(L(Ee(e)))??[])o(r,lt);if(e.length>1&&(n===void 0||s&&e.length>2)){let r=n===void 0?be:be/3;for(let l=this.firstFrom(e);l<this.words.length&&this.words[l].startsWith(e)&&i.length<ct;l++)o(l,r)}return i.length?i:this.misspelt(e)}firstFrom(e){let s=0,n=this.words.length;for(;s<n;){let i=s+n>>1;this.words[i]<e?s=i+1:n=i}return s}misspelt(e){if(e.length<4||/\d/.test(e))return[];let s=R(e),n=e.length>7?2:1,i=[];for(let o=0;o<this.words.length;o++){if(Q(this.letters[o]^s)>2*n||Math.abs(this.words[o].length-e.length)>n)continue;let r=J(e,this.words[o],n);r>n||(r<n&&([n,i]=[r,[]]),i.push([o,this.words[o][0]===e[0]?ye:ye/2]))}return i}rank(e,s){let{score:n,last:i,turn:o,found:r,lengths:l,gains:a}=this,u=[],f=this.turns+1,c=0,g=e.map((m,d)=>{let p=this.readings(m,s&&d===e.length-1);return{share:q.has(m)?it:1,readings:p,spread:p.reduce((v,[$])=>v+this.nodes[$].length,0)}});for(let{share:m,readings:d,spread:p}of g.sort((v,$)=>v.spread-$.spread)){c+=m;let v=this.turns+=1,$=p>ht&&u.length>=we;for(let[k,U]of d){let F=this.nodes[k],V=this.places[k],W=this.rarity[k]*U*m;for(let E=0;E<F.length;E++){let x=F[E];if(o[x]<f){if($)continue;u.push(x),n[x]=r[x]=0}let I=W*a[V[E]][l[x]];o[x]!==v?(o[x]=v,i[x]=I,n[x]+=I,r[x]+=m):I>i[x]&&(n[x]+=I-i[x],i[x]=I)}}}for(let m of u){let d=r[m]/c;n[m]*=d*d*this.prior[m]}return pt(u,n,we)}search(e,s=40){let n=ke(this.book,e);if(n.length)return n.slice(0,s).map(c=>({node:c,score:1,lay:null}));let i=S(e),o=/[\p{L}\p{N}]$/u.test(e),r=new Map,l=(c,g,m)=>{let d=new Set(c.flatMap(p=>[p,...O.get(p)??[]]).map(L));for(let p of this.rank(c,o&&!g)){let v=this.score[p]*m*this.closeness(p,d,c.length);v>(r.get(p)?.score??0)&&r.set(p,{node:p,score:v,lay:g})}};i.length&&l(i,null,1);let a=i.length?i:C(e),u=this.layReadings(a);for(let c of u){let{entry:g,share:m}=c,d=u.filter(p=>p!==c).map(p=>({...p,means:p.entry.means[0]}));for(let p of g.means)l(xe(a,[{...c,means:p}]),g,1+.25*m),d.length&&l(xe(a,[{...c,means:p},...d]),g,1+.25*m);this.lift(g,m,r)}let f=Y(e);for(let c of r.values())c.score*=this.agreement(c.node,i,f);return[...r.values()].sort((c,g)=>g.score-c.score||c.node-g.node).slice(0,s)}agreement(e,s,n){let i=this.book.titles[e],o=Y(i);if(!o.size&&!n.size)return 1;let r=new Set(S(i));return s.some(l=>r.has(l)&&o.has(l)!==n.has(l))?at:1}layReadings(e){let s=[],n=new Uint8Array(e.length);for(let r=Math.min(ve,e.length);r>0;r--)for(let l=0;l+r<=e.length;l++){if(n.subarray(l,l+r).some(Boolean))continue;let a=this.lexicon.get(te(e.slice(l,l+r)));a&&(n.fill(1,l,l+r),s.push({entry:a,start:l,length:r,share:r/e.length}))}if(e.length<=ve&&!s.some(({length:r})=>r>1)){let r=e.map((l,a)=>!me.has(l)&&this.lexicon.get(te(e.filter((u,f)=>f!==a)))).find(Boolean);if(r&&e.length>2)return[{entry:r,start:0,length:e.length,share:ut}]}let i=e.some(r=>r.length>3&&!this.at.has(r)),o=!s.length&&i?this.misspeltEntry(e.join(" ")):null;return o?[{entry:o,start:0,length:e.length,share:1}]:s}misspeltEntry(e){if(e.length<5||e.length>40)return null;let s=R(e);for(let n of this.lexicon.values())if(Math.abs(n.said.length-e.length)<2&&Q(n.letters^s)<3&&J(e,n.said,1)<2)return n;return null}closeness(e,s,n){let i=0;for(let o of[this.book.titles[e],...this.book.terms(e)]){let r=S(Ae(o)).filter(a=>!q.has(a)).map(a=>this.root.get(a));if(!r.length)continue;let l=r.filter(a=>s.has(a)).length;i=Math.max(i,l/(r.length+n-l))}return 1+i*i}lift(e,s,n){let i=Math.max(1,...[...n.values()].map(({score:o})=>o));e.codes.forEach((o,r)=>{let l=this.book.find(o)?.node;if(l!==void 0)if(s===1)n.set(l,{node:l,score:i*(1.1-r/100),lay:e});else for(let[a,u]of n)a>=l&&a<this.book.ends[l]&&n.set(a,{...u,score:u.score*(1+s),lay:u.lay??e})})}},dt=/^[A-Z](\d[0-9A-Z]{0,5}|[A-Z]\d[0-9A-Z]{0,4})$/;function ke(t,e){let s=z(e);if(!dt.test(s))return[];let n=t.find(e)?.node;if(n!==void 0)return[n,...t.children(n)];let i=t.nearest(s),o=[];for(let r=i??0;r<(i===null?t.count:t.ends[i]);r++)(i!==null||t.isCategory(r))&&t.isCode(r)&&t.names[r].startsWith(s)&&o.push(r);return o.length||i===null?o:[i,...t.children(i)]}function pt(t,e,s){if(t.length<=s)return t;let n=Float32Array.from(t.slice(0,s),i=>e[i]).sort();for(let i=s;i<t.length;i++){let o=e[t[i]];if(o<=n[0])continue;let r=0;for(;r+1<s&&n[r+1]<o;r++)n[r]=n[r+1];n[r]=o}return t.filter(i=>e[i]>=n[0]).slice(0,2*s)}var gt={15:.85,16:.8,20:.85,21:.9};function bt(t){let e=new Float32Array(t.count),s=1;for(let n=0;n<t.count;n++){t.parents[n]<0&&(s=gt[t.names[n]]??1);let i=1+.03*Math.log2(t.ends[n]-n);e[n]=i*s*(t.isCategory(n)?1.1:1)*(t.isKnown(n,1)?1:.8)}return e}function yt(t){let[,e]=/^(.{3,})(?:ed|ing)$/.exec(t)??[];return[...e?[e,`${e}e`,e.replace(/(.)\1$/,"$1")]:[],Ee(t)]}var Ee=t=>t.replace(/[ao]e/g,"e").replace(/our$/,"or"),S=t=>C(t).filter(e=>!D.has(e));function xe(t,e){let s=[...t];for(let{start:n,length:i,means:o}of e.sort((r,l)=>l.start-r.start))s.splice(n,i,...o);return s.filter(n=>!D.has(n))}function wt(t){return new Map(t.map(([e,s,n])=>{let i=S(e).length?S(e):C(e),o=i.join(" ");return[te(i),{say:e,said:o,means:s.map(C),meant:s,codes:n,letters:R(o)}]}))}var te=t=>t.length>1?t.map(e=>L(fe(e))).sort().join(" "):t[0];function Ie(t,{node:e,lay:s},n){let{book:i}=t;if(ke(i,n).length)return[{how:"code",text:""}];let o=s?[{how:"lexicon",text:s.say}]:[],r=m=>{let d=m.filter(p=>!q.has(p)).map(p=>new Set(t.readings(p,!0).map(([v])=>t.words[v])));return p=>{let v=S(p);return d.filter($=>v.some(k=>$.has(k))).length}},l=r(S(n)),a=r(s?s.means.flat().filter(m=>!D.has(m)):[]),u=l(i.titles[e]),[f,c]=i.terms(e).reduce((m,d)=>l(d)>m[1]?[d,l(d)]:m,["",0]);if((u||a(i.titles[e]))&&o.push({how:"title",text:""}),c>u&&o.push({how:"term",text:f}),o.length)return o;let g=i.path(e).reverse().find(m=>l(i.titles[m]));return g===void 0?[]:[{how:"above",text:`${i.label(g)} ${i.titles[g]}`}]}var Oe=`.mc-book-search { display: grid; gap: 0.25rem; }
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
`;var xt={includes:"Includes",inclusion:"Also coded here (inclusion terms)",excludes1:"Excludes1: not coded here; never together, unless the two are unrelated",excludes2:"Excludes2: not part of this; both may be coded",code_first:"Code first",use_additional:"Use additional code",code_also:"Code also (the order depends on the encounter)",note:"Note",seventh:"7th character"},Ce=String.raw`[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?`,$t=new RegExp(String.raw`\b(${Ce})(?:-(${Ce}))?(?![0-9A-Za-z])`,"g");function At(t,e){let s=[],n=0,i=(o,r)=>{let l=t.find(o);l&&(s.push(e.slice(n,r),{text:o,...l}),n=r+o.length)};for(let{0:o,1:r,2:l,index:a}of e.matchAll($t)){if(l&&t.blocks.has(o)){i(o,a);continue}i(r,a),l&&i(l,a+r.length+1)}return[...s,e.slice(n)].filter(o=>o!=="")}function Ne(t,e,s){return[...Se(t.allNotes(e),({from:i})=>i)].map(([i,o])=>{let r=i===e?`At ${t.label(e)} itself`:["Inherited from ",T(`${t.label(i)} ${t.title(i)}`,()=>s(i),{class:"mc-code-link"})];return h("div",{class:"mc-book-notes"},h("p",{class:"mc-label"},r),[...Se(o,({kind:l})=>l)].map(([l,a])=>kt(t,l,a,s)))})}function Se(t,e){let s=new Map;for(let n of t){let i=e(n);s.set(i,[...s.get(i)??[],n])}return s}function kt(t,e,s,n){return h("div",{},h("p",{class:"mc-book-kind"},xt[e]),h("ul",{},s.map(({text:i})=>h("li",{},Et(t,i,n)))))}function Et(t,e,s){let n=({text:i,node:o,seventh:r})=>T(i,()=>s(o,r),{class:"mc-code-link"});return At(t,e).map(i=>typeof i=="string"?i:n(i))}function ne(t,{node:e,seventh:s=""},n,i){let o=h("p",{class:"mc-book-heading",role:"heading","aria-level":"4",tabindex:"-1"},h("strong",{},t.label(e)),` ${t.title(e,n)}`),r=t.children(e),l=t.parents[e];return{element:h("div",{class:"mc-book-detail"},It(t,e,i),o,Ot(t,e,n).map(u=>h("p",{class:"mc-book-verdict"},u)),t.sevenths(e).length&&t.isKnown(e,n)?St(t,e,s,n):null,r.length?h("div",{},h("p",{class:"mc-label"},`Below ${t.label(e)} (${r.length})`),K(t,r,n,i)):null,Ne(t,e,i),l<0?null:Nt(t,e,n,i)),heading:o}}function It(t,e,s){let n=t.path(e);return n.length?h("nav",{"aria-label":"Where it stands"},h("ol",{class:"mc-book-path"},n.map(i=>h("li",{},j(t,i,1,s))))):null}function Ot(t,e,s){let[n]=t.releases[s],i=t.releases[1][1],o={new:`New in ${t.releases[1][0]}, from ${i}.`,deleted:`Deleted in ${t.releases[1][0]}: not in force from ${i}.`,split:`Changed in ${t.releases[1][0]}: from ${i} it is a heading, and the codes below it are used.`,revised:`Revised in ${t.releases[1][0]}. The title before ${i}: ${t.earlier.get(e)}`};return[Ct(t,e,s,n),o[t.change(e)]].filter(Boolean)}function Ct(t,e,s,n){return t.isCode(e)?t.isKnown(e,s)?t.isBillable(e,s)?`✓ Billable in ${n}.`:t.sevenths(e).length?"✗ Not billable yet: a 7th character is missing. Choose it here:":"✗ Not billable: a heading. More characters are needed; choose among the codes below it.":`✗ Not in ${n}.`:null}function St(t,e,s,n){let i=new Map(t.sevenths(e)),o=6-t.names[e].length,r=h("output",{class:"mc-book-built"}),l=le("seventh"),a=h("select",{class:"mc-select",id:l,onchange:()=>u(a.value)},h("option",{value:""},"Choose …"),[...i].map(([f,c])=>h("option",{value:f},`${f}: ${c}`))),u=f=>M(r,f?[h("strong",{},t.withSeventh(e,f)),` ${t.title(e,n)}, ${i.get(f)}. ✓ Billable in ${t.releases[n][0]}.`,o>0?` ${o===1?"The placeholder X fills the empty place":`${o} placeholders X fill the empty places`} before the 7th character.`:null]:null);return a.value=s,u(s),h("div",{class:"mc-book-builder"},h("label",{class:"mc-field",for:l},"7th character"),a,r)}function Nt(t,e,s,n){let i=t.parents[e],o=t.children(i).filter(r=>r!==e);return o.length?h("details",{class:"mc-open-record"},h("summary",{},`Beside it, under ${t.label(i)} (${o.length})`),K(t,o,s,n)):null}function K(t,e,s,n){return h("ul",{class:"mc-book-codes"},e.map(i=>h("li",{},j(t,i,s,n))))}function j(t,e,s,n){return h("button",{type:"button",class:"mc-book-code",onclick:()=>n(e)},h("strong",{},t.label(e)),` ${t.title(e,s)}`,Mt(t,e,s))}function Mt(t,e,s){let n=t.isCode(e)?t.change(e):null,i=t.isKnown(e,s)?{new:"new",revised:"revised"}[n]:`not in ${t.releases[s][0]}`;return i?[" ",h("span",{class:"mc-book-remark"},i)]:null}var se=40,Tt=6,Bt=600;function Me({book:t,index:e},s=""){let n=t.releases.length-1,i=[],o=null,r=h("div",{class:"mc-book-stage"}),l=h("p",{class:"mc-unseen",role:"status"}),a=h("input",{type:"search",class:"mc-input",autocomplete:"off",autocapitalize:"none",spellcheck:"false",oninput:g}),u=h("select",{class:"mc-select",onchange:()=>(n=Number(u.value),v())},t.releases.map(([b,y,w],A)=>h("option",{value:A},`${b}: ${y} to ${w}`)));u.value=n;let f=h("form",{role:"search",class:"mc-book-search",onsubmit:m},h("label",{class:"mc-field"},"Search by words or by code",a),h("label",{class:"mc-field"},"Encounter or discharge date",u)),c;function g(){i=[],v(),clearTimeout(c),c=setTimeout(()=>l.textContent=k(),Bt)}function m(b){b.preventDefault();let y=t.find(a.value),[w]=y?[y]:e.search(a.value,1);w&&d(w.node,y?.seventh)}function d(b,y=""){i.length||(o=b),i.push({node:b,seventh:y}),v()}function p(){i.pop(),v(),i.length||(r.querySelector(`[data-node="${o}"] button`)??a).focus()}function v(){if(!i.length){M(r,U());return}let b=i.at(-2),{element:y,heading:w}=ne(t,i.at(-1),n,d);M(r,h("div",{class:"mc-actions"},T(b?`Back to ${t.label(b.node)}`:"Back to the search",p)),y),document.activeElement!==u&&(w.focus({preventScroll:!0}),r.scrollIntoView({block:"nearest"}))}let $=()=>a.value.trim()?e.search(a.value,se):[];function k(){if(i.length||!a.value.trim())return"";let b=$();if(!b.length)return"Nothing found.";let y=new Set(b.map(({node:w})=>t.category(w))).size;return`${b.length===se?`The best ${se}`:b.length} results in ${y} ${y===1?"category":"categories"}.`}function U(){if(!a.value.trim())return[h("p",{class:"mc-label"},"Or go down from a chapter"),K(t,t.children(-1),n,d)];let b=$();if(!b.length)return h("p",{},"Nothing found. Try fewer or other words, or the beginning of a word.");let y=new Map;for(let w of b){let A=t.category(w.node);y.set(A,[...y.get(A)??[],w])}return[V(),...F(b),h("ol",{class:"mc-book-results"},[...y].map(([w,A])=>W(w,A)))]}function F(b){return[...new Set(b.map(({lay:w})=>w).filter(Boolean))].filter(({say:w,meant:A})=>!A.includes(w)).map(({say:w,meant:A})=>h("p",{},`“${w}” is looked up as “${A.join("” or “")}”.`))}function V(){let b=z(a.value),y=/^[A-Z]\w\w/.test(b)&&/\d/.test(b)&&!t.find(a.value)?t.nearest(b):null;return y===null||e.search(a.value,1)[0].node!==y?null:h("p",{class:"mc-warning"},`There is no code ${a.value.trim().toUpperCase()}. The nearest is ${t.label(y)}:`)}function W(b,y){let w=y.find(({node:N})=>N===b),A=y.filter(N=>N!==w).slice(0,Tt),ie=y.length-A.length-(w?1:0);return h("li",{class:"mc-book-group"},E(b,w),A.length?h("ul",{class:"mc-book-codes"},A.map(N=>h("li",{},E(N.node,N)))):null,ie>0?h("p",{class:"mc-quiet"},`and ${ie} more under ${t.label(b)}`):null)}function E(b,y){let w=y?Lt(Ie(e,y,a.value)):"";return h("div",{"data-node":b},j(t,b,n,d),w?h("p",{class:"mc-book-why"},w):null)}a.value=s;let x=s&&t.find(s);x&&i.push(x),i.length?M(r,...I()):v();function I(){return[h("div",{class:"mc-actions"},T("Back to the search",p)),ne(t,i[0],n,d).element]}return[f,l,r]}var zt={lexicon:t=>`by way of “${t}”`,title:()=>"in the title",term:t=>`also coded here: ${t}`,above:t=>`under ${t}`,code:()=>""};function Lt(t){let e=t.map(({how:s,text:n})=>zt[s](n)).filter(Boolean);return e.length?`Found: ${e.join("; ")}`:""}async function Rt(t){document.getElementById("medcoder-codebook-style")||document.head.append(h("style",{id:"medcoder-codebook-style"},Oe));let e=await he(t),s=await X($e(e)),n={book:e,index:s};return{...n,view:i=>Me(n,i)}}return Fe(Ft);})();
