"""Words that are far more often no place, although a place somewhere bears the name.

"Of" lies in Turkey, "Most" in Czechia, "Many" in Louisiana, "Reading" in
England. The list holds the function words and titles of English news, common
given names, and every one-word place name that news text writes in lower case
more often than it names a place. A word listed here is read as a place only
where the text leaves no doubt: "the town of Most", "Reading, England".
"""

_LISTED = """
a aad abe about above abu accord according acre across ada adam add ade advance advertisement aec
afa african after ag aga again against agency ahmed aim ain air airport aka akin al ali alice all
allege alley alliance along alpha already also altar alter although always amadou amarillo amid
amnesty among an and anew angel angels anger angered angle angles anna annex another anson antelope
anthem antique any apex apples apr april apt arab arc arcade arch are area aren arena arenas army
around arrest arsenal art artillery as ash asian ask asp assumption at ate au auditorium aug august
aura authorities awe ba bacon bad bag bah bail ball ballots bam ban banana band bandana bang banged
bangs bank banks banner banning bar barbara barber bare barking barn barrage barren base basic
basing bat bath bato battle battlefield battleground be beach bear because bed bee been beer beers
before began begun behind being bells below belt ben bender bent berks berry best bet beta betting
between beyond bias bid biding big bigger billed bin bishop bites biting blacks bled blessing blond
bloom bluff bod bodega boil bolt bond bone book boom boomer boon boos booth border bore born borne
both bottom boulder boundary bourbon bow bowling box boys brain brains brake branch brand brash
brass breakers brick bride brides bridge bright brilliant bro broke brush bullet bully bungalow
burden burns burst bury bus busing bust busy but butt butterfly buy by cab cache cactus cafe cage
cal calamity calcium caller calumet came campa camps can canal cane cant canyon capt captain car
carbon care cargo carlos carpenter carry cars carver cascade cases cash casino casinos cast castle
cat cathedral catholic cave caves celebration cell cement center central centre centres cents
century chagrin chair chamber chambers champ champagne champion chance change charge chase chat
checkpoint chief children chili chilly chin chipping choir chop christian church circa circle cite
clans clarion clever clint clot cloud coal coin col coli college collie colon colonel colony com
coma combine come comfort commander comments commerce commissioner commonwealth communal communism
competition compound concession concrete conservation consolation constitution content contention
contest continental conversion convoy cooks cool cooling cop cope cordon corn corners corral cottage
couches could council countryside course court cousins coward cowards coyote crap crater crest
cricket crook crooks crossroads crystal culture curry cut cutoff cuts da dad dam dare dares darling
date dawn day de deal dean deb dec december deep deer defiance del delay deli dent deport deposit
derby des desk despite di dial diamond did die diego dig dining dip dire discovery divide do doc
dock does dogs dole dollar don doom dos dot downs downside downtown dozens dr drag drain drama
dresser drew driver drone drowning drug drum dry du dual due duffel dug during ea each eagle ear
early earnest earth eastern echo eclectic economy ed ede eden efe effort eg egg eight el elbow
eleven emblem empire energetic energy engineer enter enterprise equality era erode err essay esther
eu european even evening ever evergreen every except exchange exhibition experiment export eye faith
fall far fare farmers farmland farms fate feb february federal fell felton fernwood fertile few
fighters finale fines fireworks first fiscal five flashing flee fleet flesh for force forces fore
foreman forest forge forth fortune fossil foster fountain four fox free freedom freer fri friday
friend friendly friendship from front fully furnace furthermore gala gaming gamut gang gap garda
garden garner gas gates gateway gay gaze gen general gets gin girls give glad glide globe glove go
goes going gold golden golf gone gonna goodwill gossip got government grab grabs grace graces grad
graft grain gram grand grandson granite grant grants gras grass grave gray green greens grenade grim
grin grit gross guessing guide guise gunmen gunning guns gut guy ha had hail halfway hall halls
hammer hang happy harbor hard harvest has hassan hat have haven hawks hawthorne hay hazard he
headquarters healing heard heel heist hell helper hemp her here heritage hero hey highlands highways
him hinge hinges hire his hit ho holder hole holiday holler home homeland hometown homewood hone
honey hood hook hooks hop hope hopewell horn hose hospital hot hour how however howland hub human
humble humboldt hundreds hunt hunter hunting hurricane hurt hussein hut i ibn ibrahim ids ie if
images imam in indeed independence industry inland inning ins inside instead international into iron
is islam island issa it its ivy jackpot jam james jan january jewish jihadists job john jose joseph
joy juan jul july jun junction june junior jury just justice kate keen kens key keys kill kimball
kin kindred king kissing kit knees knock la lab label labor lack lakes lam lame landing landmark
lane las laser last lat later law lawn lay lazy le lead leader lean leg legacy lemon len lend lender
lens lent les lessen level lever levy lib liberal liberty lie liens likes liking limbo limit lind
lindsay line lion lions list liter lively lives loans local lock locking log logo lon lone long look
lookout loop loose lorry los loss lot lover loving loyal lt luck lucky luis lung lure luring mad
made magazine magnet mailing main maj major make male males mall mama man manage manes mania mans
mansion many mar marathon marble march marches maria marine maritime mark market marks marrow
marshal martin mary massacre masse mate maximum may maybe me means meanwhile mechanic media mega men
mentor mercury mercy mere merit mess messy met metal meter metro mid midtown midway might mile miles
militants military mill millions mills min mind mine mining minister minor minus mission mobile
model modern mogul mohamed mohammed mold mon monday monster month monument moon mop moral more
moreover morning mosquito mosquitos most mound mounds mountain mountaintop moussa mr mrs ms much mud
muddy muhammad muslim must muster mute my name natal national nav naval near nearest needle needles
neo neon nest net never newborn newcomers newport next nice night nine no noble nods non none nor
normal north northeast northeastern northern northwest nose not nov november now occasion oct
october of off officer officials often oil okay olds omar on once one only onset onto op opera
opportunity ops or oral orange os other others otter ould oumar our oust ousted out outer outing
outlook outside over oversee own pa pace pacing pack pact page pains paint painter pal pale pals pan
panic pap paper par para paradise paramount parent park parks parole passage pasta paste patrol paul
pavilion pay peace pearl peculiar pedro peel peer pen pencil peninsula people per perhaps perk perm
perseverance pest pet peter petit pets petting phone photo piano pies pile piles pill pin pinch pink
pioneer pipes plain plan planes plans plantation plaque plate plaza pleasant plenty plot plum plunge
plus po point poking pol pole police poll polling pond pool pop pope popular porches pore port
portal poses posing possession post postal pound powers pray pre president prey price prince
principal pristine proclamation progress propel prospect prosper prosperity prosperous proven punch
purchase pure purse put quarter queen race rachel rail rain rainbow rake ram ran random ranger rapid
rash rate raven ravine re reach read reading real rebels receiving record recovery red redemption
reform regional rein related reliance report reported reports republic res research reserve
reservoir residents rest retreat reunion rib rice rich rid ride rider riding rifle rig rights rim
rims ring ripe rise risen riverbank rivers ro road rob rock rod rode rodent rodeo roles rolls root
rose roses rot roulette roundabout roundup row rude rule run rung ruse rush rust sac sack sad saga
said sail saint sake sale sales salmon salon salt salute same samples san sand sandwich sane sang
santa sat saturday sauce savage save say says scant scores se sea sec second secretary section
sector sedan see seem seen sees sell sells semi send sent sentinel sep sept september servant serves
set settle seven sever several severance sgt shack shale shall sham shape shaping share shared she
shell shepherd shields shim shin sho shoo shore shot should shove shut sic sid side siding silly
simmering sin since sing singer sins sir siren sis sisters six sixteen ski skull slap slashes
slaughter slide slope smile snow so sober soda soften soldiers sole solo some sometimes son song
soon sore sort sorts soul sour southeastern southern soy sparks spat spike split spoken spokesman
spokeswoman spray spring spur spy st stains stall stamp stamps staple staples star stark start
startup state station stave steadfast steep steps sterling stern still stock stone store story straw
street strong success such sue sued sues summer summit sun sunday sunrise sunset sunshine superior
surges surprise swallow swamp swan sway sweet switch ta tab tactic tad taker taking tale talent tall
tame tan tank tap tape tapes taping tapping tarp tasty tat te tea tell tells temple ten tender tent
terminal than that the their them then there therefore thermal these they third this thomas those
though thousands thrall three through thu thunderbolt thursday thus til till tilt time tin tire
tires tit titan to toast today told toll tomorrow ton tone tongue tonight too tool tore torn tornado
torrent torso tour tours toward towards tower trail train trainer transit trap tree trial triangle
trim trinity trio trip triumph trooper troops troublesome troupe tsunami tub tube tue tuesday tug
tumble tuna tune turbo turn twelve twin twist two umm un under union united unity unless until up
uptown us used uses usher valor van vans var varsity vary verve very vest veteran veto vice victory
video vie views villagers visa vo vogue volcano von vote voters wa waging wagoner waits wake walk
wall walls wanna war ward warden warns warrior wary was washer watch wate waterfront waterways watt
wave waxhaw ways we wed wedding wednesday weed week welcome well were west western what wheeler when
where which while white whitehaven whites who whom whose why wilderness will windfall wines wing
winner winters wise with within without witnesses woken women woods wool worth would wrist ye year
yen yes yesterday yet yoga you young your za zeal zero zone zoo
"""

COMMON_WORDS = frozenset(_LISTED.split())
