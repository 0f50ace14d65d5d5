using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What kind of turn the customer's words make, from their form alone.</summary>
internal sealed partial record TurnShape
{
    private const int LongestWord = 20;
    private const int LongestGreeting = 10;
    private const int LongestYes = 6;
    private const int LongestLeave = 14;
    private const int LongestThanks = 22;
    private const int LongestNews = 22;
    private const int LongestWait = 12;

    // Most turns are none of these.
    private static readonly Lazy<PatternSieve> Sieve = new(() => PatternSieve.Of(
        Praise(), GoodNews(), Patient(), GoOn(), OrderIt(), Back(), Flexible(), Personal(), Forgetting()));

    public required int Words { get; init; }

    public required bool IsGreeting { get; init; }

    public required bool IsLeaveTaking { get; init; }

    public required bool IsThanks { get; init; }

    /// <summary>A yes with hardly anything beside it.</summary>
    public required bool IsYes { get; init; }

    /// <summary>A yes that goes on: "Yes please, and then I need a taxi."</summary>
    public required bool BeginsWithYes { get; init; }

    public required bool IsNo { get; init; }

    /// <summary>Whether it has a question mark.</summary>
    public required bool IsQuestion { get; init; }

    /// <summary>Whether its words stand as in a question.</summary>
    public required bool IsTurned { get; init; }

    public required bool HasFigures { get; init; }

    public required bool IsPraise { get; init; }

    /// <summary>Whether there is no letter and no digit in it.</summary>
    public required bool IsEmpty { get; init; }

    /// <summary>It works again, or a fear has gone.</summary>
    public required bool IsGoodNews { get; init; }

    /// <summary>The customer asks for a moment.</summary>
    public required bool IsWaiting { get; init; }

    /// <summary>It asks us to do something.</summary>
    public required bool IsOrder { get; init; }

    /// <summary>The customer gives us time.</summary>
    public required bool IsPatient { get; init; }

    public required bool SaysGoodbye { get; init; }

    /// <summary>
    /// A longer turn that ends with a goodbye, or with thanks for the help once the customer has all, or gives up: "I guess I'll find other
    /// arrangements. Thanks for your help". A request may stand before it all the same.
    /// </summary>
    public required bool TakesLeave { get; init; }

    /// <summary>Who is being led through something wants the next step.</summary>
    public required bool GoesOn { get; init; }

    /// <summary>"Book it": what was just spoken of is to be done.</summary>
    public required bool OrdersIt { get; init; }

    /// <summary>What was asked for is not known or not at hand.</summary>
    public required bool Forgets { get; init; }

    /// <summary>Anything will do: "any flight is fine".</summary>
    public required bool IsFlexible { get; init; }

    /// <summary>The customer no longer wants what was asked for: "never mind, I don't need a ride any more".</summary>
    public required bool TakesBack { get; init; }

    /// <summary>What was offered will do: "that will work", "the 2nd works for me".</summary>
    public required bool Accepts { get; init; }

    /// <summary>Small talk, about whoever answers or about the weather.</summary>
    public required bool IsPersonal { get; init; }

    /// <summary>Whether it asks something, with or without a question mark.</summary>
    public bool Asks => IsQuestion || IsTurned;

    /// <summary>Whether it says that something is not known or not at hand.</summary>
    public static bool IsForgotten(string text) => Forgetting().IsMatch(text);

    public static TurnShape Read(string text)
    {
        // A short turn is short in letters, too: "ok,ok,ok," is no single word.
        var words = Math.Max(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, text.Length / LongestWord);
        var marked = text.Contains('?', StringComparison.Ordinal);
        var shortTurn = words <= LongestLeave && !marked;
        var yes = Yes().IsMatch(text);
        var isRare = Sieve.Value.MayMatch(text);
        return new TurnShape
        {
            Words = words,
            IsGreeting = words <= LongestGreeting && Greeting().IsMatch(text),
            IsLeaveTaking = shortTurn && Leave().IsMatch(text),
            IsThanks = words <= LongestThanks && !marked && Thanks().IsMatch(text),
            IsYes = words <= LongestYes && yes,
            BeginsWithYes = words > LongestYes && yes && !Reserved().IsMatch(text),
            IsNo = words <= LongestYes && No().IsMatch(text),
            IsQuestion = marked,
            IsTurned = Question().IsMatch(text),
            HasFigures = text.AsSpan().ContainsAnyInRange('0', '9'),
            IsPraise = isRare && words <= LongestLeave && Praise().IsMatch(text),
            IsEmpty = !text.Any(char.IsLetterOrDigit),
            IsGoodNews = isRare && words <= LongestNews && !marked && GoodNews().IsMatch(text) && !Spoilt().IsMatch(text.Replace("never mind", "", StringComparison.OrdinalIgnoreCase)),
            IsWaiting = shortTurn && words <= LongestWait && IsAllWaiting(text),
            IsOrder = Order().IsMatch(text),
            IsPatient = isRare && words <= LongestWait && Patient().IsMatch(text),
            SaysGoodbye = shortTurn && Goodbye().IsMatch(text),
            TakesLeave = !marked && (Bye().IsMatch(text) || (Ended().IsMatch(LastOf(text)) && GivesUp().IsMatch(text))),
            GoesOn = isRare && words <= LongestLeave && (GoOn().IsMatch(text) || GoOn().IsMatch(LastOf(text))),
            OrdersIt = isRare && words <= LongestLeave && !marked && OrderIt().IsMatch(text),
            Forgets = isRare && Forgetting().IsMatch(text),
            IsFlexible = isRare && words <= LongestLeave && !marked && Flexible().IsMatch(text),
            TakesBack = isRare && Back().IsMatch(text),
            Accepts = words <= LongestThanks && !marked && Accepting().IsMatch(text),
            IsPersonal = isRare && Personal().IsMatch(text),
        };
    }

    [GeneratedRegex(@"^\W*((hi+|he+l+o+|hey+|good (morning|afternoon|evening|day)|hiya|greetings)( there| again| all| team)?\W*)?((can|could) (you|someone|anyone|somebody) (please )?help( me)?( please)?( with something)?|(is )?(anyone|anybody|someone) there|i('m| am)? (need|needing|want|would like|have)( some)? (help|assistance|a question|a few questions|an issue|a problem)( please)?|are you there|(my name('s| is)|i('m| am)|this is|it'?s) (?-i:[A-Z][a-z]+( [A-Z][a-z]+)?)( here)?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"^\W*(?>(ok(ay)?|great|perfect|cool|good|alright|all right|fine|awesome|lovely|excellent|wonderful|nice|sweet|super|right|yes|yep|yeah|no|nope|nah|oh|well|then|thanks?|thank|you|ya|u|so|very|much|a|lot|million|again|bye|goodbye|cheers|cya|that'?s|thats|that|is|was|will|be|it|all|everything|for|now|today|i|needed?|need|have|the|nice|great|good|day|evening|night|weekend|one|too|take|care|ta|see|and|your?|help|appreciate|appreciated|got|sounds|works|done|nothing|else|more|the|best|ttyl|later|me)\W+)*(ok(ay)?|great|perfect|cool|good|thanks?|thank you|you|bye|goodbye|cheers|all|everything|now|today|needed|need|day|evening|night|weekend|one|too|care|ta|help|it|done|else|lot|much|later|again|appreciated|works|more)\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Leave();

    [GeneratedRegex(@"\byou('re| are| were|'ve been| have been)( (just|so|really|very|all|such|an?|the|absolutely|truly|pretty))* (amazing|awesome|great|wonderful|fantastic|excellent|brilliant|helpful|lifesaver|life saver|legend|star|best|good at this|pro at this|kind|lovely|sweet|angel)\b|\b(perfect|great|excellent|amazing|good) (advice|service|job|work)\b|\byou('ve| have)? (been|were|are) (a lot |much |far )?(more (civil|helpful|polite|patient|kind|honest|decent|use)|kinder|nicer|better) than\b|\byou('ve| have) made (that|this|it) (very |so |really )?(easy|simple|painless)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Praise();

    // It works again, or a fear has gone.
    [GeneratedRegex(@"\b(it('?s| is| has)|that'?s|all|everything('?s| is)|(hot water|heating|power|internet|wifi|screen|card|line)('?s| is)|we'?re|they'?re) ((now|just|finally|all|been|got|actually|already) )*(back( (on|up|online|again|now))?|working( (now|again|fine|perfectly))?|fixed|sorted|connected|gone (green|through)|arrived safely)\b|\bit (just |finally |now )?(works|worked|went through)\b|^\W*(works|working|sorted|fixed|connected|that (worked|did it))( (now|again|perfectly|fine))?\b|\bthank (god|goodness|heavens)\b|\bphew\b|\bwhat a relief\b|\b(yay|woo ?hoo+|hooray|hurray)\b|\bi('| a)?m (so |very |really |just )*(relieved|over the moon)\b|\b(that|this)('?s| is) (such )?a (huge |big |massive )?relief\b|\bfeel(s|ing)? (so much |much |a lot |a bit )?better\b|\bbetter than i (thought|expected|feared|hoped)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex GoodNews();

    // Good news with something left that is not good.
    [GeneratedRegex(@"\b(but|however|although|though|except|still|only|not|no|never|until|unless|if|when|hope|wish|what|how|where|who|why|which|can|could|would|should|will|need|needs|want|please|fingers|confirm|\w+n'?t)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Spoilt();

    [GeneratedRegex(@"^\W*((ok(ay)?|sure|yes|yeah|right|hmm+|um|oh|wait|thanks|cool|great|alright|fine|just|please|give me|gimme|can you give me|let me have|i need|need|only|hang on|hold on)\W+)*((a|one|1|two|2|a few|couple of|a couple of|just a|half a) )?(sec|secs|second|seconds|min|mins|minute|minutes|moment|mo|tick|hang on|hold on)( please| pls| while i \w+( \w+){0,4})?\W*$|\b(brb|be right back|bear with me|back in (a|one|two|five|\d+) \w+)\b|^\W*((ok(ay)?|sure|yes|yeah|right|alright|fine|cool|great|will do)\W+)*((let me|i'?ll|i'?m going to|im going to|going to) (go and |go |just |quickly )*(check|look|find|get|grab|fetch|try|restart|do)|(i'?m |im |just |now )*(checking|looking|finding|getting|grabbing|fetching|trying|restarting|doing))( (it|that|this|them|out|for it|and see|now|first|quickly|again|(my|the) \w+))*( while i have you( here)?)?(,? (dont|don't) go anywhere( lol)?)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Waiting();

    // "One sec, let me check" waits twice; "hold on, it is 4411" tells something.
    private static bool IsAllWaiting(string text)
    {
        if (Holding().IsMatch(text))
        {
            return true;
        }

        var pieces = text.Split([',', '.', ';', '!', '…'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return Array.Exists(pieces, piece => Waiting().IsMatch(piece)) && Array.TrueForAll(pieces, piece => Waiting().IsMatch(piece) || Leave().IsMatch(piece));
    }

    // "Hang on, it's under the stairs": whoever is looking for something comes back with it.
    [GeneratedRegex(@"^\W*(ok(ay)?\W+|sure\W+|yes\W+|oh\W+)*(hang|hold) on\b[^0-9?]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Holding();

    // A question by the order of its words: many leave the mark out.
    [GeneratedRegex(@"(^|[.!,;…] *|\b(so|and|but|hmm+|ok|okay|also|then|more|thing|right|thanks)[ ,]+)((can|could|will|would|should|shall|does|is|are|was|were|has|am) (i|you|we|it|they|he|she|there|that|this|my|your|the|\d+\w*|someone|anyone)\b(?! (is|are|was)\b)|(do|did|have) (i|you|we|they)\b|(what|how|when|where|who|why)('?s|'?re| is| are| do| does| did| can| could| will| would| should| if| about| much| many| long| far| id\b)|who \w+s\b)|^\W*((ok|okay|oh|right|ah|well|hmm?)\W+)*so (i|we|it'?s|that'?s|they|you) (can|could|don'?t|do|need|should|have|will|won'?t|just|still|only) |\bso (when|why|how|what|where|who)( now| then)?\W*$|\band if (i|we|it|they|that|this|he|she)\b[^,.;]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();

    [GeneratedRegex(@"\btake (your|ur) time\b|\bno (rush|hurry)\b|\bwhenever you('re| are) ready\b|\bi('ll| can| will) wait\b|^\W*no (worries|problem)\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Patient();

    // What asks us to do something, so that "of course" answers it.
    [GeneratedRegex(@"^\W*((just|please|ok(ay)?|then|so|well|can we)\W+)*try (again|it|that|the|another|an?|different|once|later|one more)\b|^\W*((just|please|ok(ay)?|then|so|well)\W+)*keep (on )?(trying|looking|checking|searching)\b|\b(can|could|will|would) (you|u|someone|somebody|we|i|my \w+)\b|\bplease\b|\bpls\b|\bi('d| would) like\b|\bi('m| am)? (want|need|looking to|trying to|hoping to)\b|\bmay i\b|\b(help|assist) me\b|\bis it possible\b|\bare you able\b|\blet'?s\b|(^|[.!,] *|\b(yes|ok|okay|please|then|just|good|great|sure) )(book|cancel|send|reserve|order|confirm|change|block|submit) (it|that|them|this)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Order();

    // Who is being led through something wants the next step, and has given nothing.
    [GeneratedRegex(@"\b(next|the rest of the) (step|steps|directions?|instructions?|question|part)\b|\b(give|send|tell|show) me (the )?(further|more|next|following|remaining) (steps?|directions?|instructions?)\b|^\W*((ok|okay|yes|yeah|great|good|alright|all right|right|sure|cool|got it|please|now|and|so|perfect|then|just|you can|i've got it)\W+)*(proceed|go on|go ahead|continue|carry on|keep going|next|what('s| is) next|and then|then what|finish up)( please| with (it|that|the \w+)| then| now)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex GoOn();

    private static string LastOf(string text) => Sentence.Split(text).LastOrDefault() ?? "";

    [GeneratedRegex(@"(^|[.!,;] ?|\b(great|good|perfect|sounds good|ok|okay|yes|please|just|then|so|well|sure|and|let'?s) )(book|reserve|order|take|confirm|schedule|do) (it|that|them|this)( (please|then|for me|now|in|right away))*\W*$|^\W*(please )?(book|reserve|confirm)( please)?\W*$|[.!] ?please (book|reserve|confirm)\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex OrderIt();

    // "Yes please, but not before noon" is no plain yes.
    [GeneratedRegex(@"\b(but|however|except|unless|only if|wait|actually|instead|first|no|not|(do|does|did|ca|wo|would|should|could)n'?t)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reserved();

    [GeneratedRegex(@"\b(don'?t|do not|won'?t|will not) (need|want) (?!to (wait|hear|deal|be|talk|argue|repeat))[^.?!,]{0,40}\b(any ?more|any longer|after all)\b|\bno longer (need|want)\b|\bnever ?mind( then| that| it| thanks)?(\W*$|[.!] )|\bnever ?mind[.,!]+ (i|we) (don'?t|do not|no longer|won'?t)\b|(?<!\b(n'?t|not|never|don'?t) )\bforget (about )?(it|that)( then)?\W*$|\b(scrap|leave|drop) (it|that)( then| please)?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Back();

    [GeneratedRegex(@"^\W*((ok(ay)?|great|perfect|yes|yeah|sure|oh|ooh|good|then|well)\W+)*((that|this|it|one|(the |at )?\d[\w:]*( ?(am|pm))?|(mon|tues|wednes|thurs|fri|satur|sun)day)('ll| will| would| should)? (works?|do|be (fine|good|great|perfect|ok|okay))|works)( for (me|us)| fine| well| great| perfectly| just| nicely)*(,? (thanks|thank you|please))?\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Accepting();

    [GeneratedRegex(@"^\W*((ok|okay|well|great|perfect|anyway|but|and|no|yes|oh|wow)\W+)*((many )?(thanks?|thank you)( (so|very) much| a lot| again)?,? ((that('s| is|s) (everything|all)( (that )?i needed)?)|for (your|all (of )?(your|the|this)|the) (help|assistance|time)|for helping( me)?( out)?)|that('s| is|s) (everything|all) (that )?i (needed|wanted))[^?]{0,24}$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\bguess,? (i|we)('?ll| will| have to| need to)\b|\bnever ?mind\b|\b(i|we)('ll| will) (find|figure|look|go|try|wait|manage|ask)\b|\bthat('s| is|s) (everything|all)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex GivesUp();

    // "I'm heading out to find food Goodbye", however long.
    [GeneratedRegex(@"\b(good ?bye|bye( bye| now)?)\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bye();

    [GeneratedRegex(@"\bany( \w+){0,2} (will do|would do|will work|works|is fine|is good|is ok(ay)?)\b|\b(doesn'?t|don'?t|does not|do not) (really )?(matter|mind)( (which|what|when|where|to me))?\W*$|\bi('?m| am) (easy|flexible)\b|\bno preference\b|\bup to you\b|\bwhatever('?s| is)? (best|easiest|cheapest|quickest|available|you (think|have|suggest|recommend))\b|\beither( one| way| of them)? (is fine|works|will do)\b|(^|[,.] ?)you (choose|decide|pick)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Flexible();

    [GeneratedRegex(@"\bisn'?t (it|the weather|this weather)( just)? (a )?(lovely|wonderful|beautiful|gorgeous|nice|great|awful|terrible)\b|\bhave you (ever )?(seen|been|owned|tried|met|eaten|watched|read|played)\b|\bdo you (like|love|hate|enjoy|ever)\b(?! (me|us) to)|\bdo you have (any )?(kids|children)\b|\b(what|how) about you\b|\bdon'?t you (think|like|love|agree)\b|\bdid you know (that )?(it|its|it's|there|they|we|i|the)\b|\bdo you think (that'?s|it'?s|this is|i should|i could|so)\b|, ?don'?t you\W*$|\bare you (married|single|happy|hungry|a fan|an? (?!(real )?(robot|bot|human|person|machine|computer|ai|chatbot)\b)\w+)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\b(don'?t|do not|can'?t|cannot|couldn'?t|never) (remember|recall)\b|(^|\bi('ve| have)? )(completely |totally )?forgot(ten)?( (it|that|my (\w+ )?(pin|number|password|code|name|date|birthday|account)\w*|what it (is|was)|which))\b|\bi('ve| have)? (completely |totally )?forgot(ten)?\W*$|\bi (really )?(don'?t|do not) know (my|the|what my|our) (\w+ ){0,2}(pin|number|password|code|name|date|birthday|account|id|answer|maiden)\b|\bi (always |just |really )?forget( it| that| things)?(?=[.,!]|$)|\bno idea\b|(^\W*|[.,!] ?)(i )?(don'?t|do not) know( (it|that|either|that either|right now))*\W*$|\bi (don'?t|do not) have (it|that|one|them)( (on|with|to) (me|hand|hand right now))?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Forgetting();

    // Whoever says goodbye has no more to ask, whatever was asked last.
    [GeneratedRegex(@"\b(good ?bye|bye|cya|ttyl|see (you|ya)( later| soon| then| tomorrow)?( alligator)?[.!]*$|(gotta|got to|have to|need to|must) (run|dash)|good ?night|have a (very )?(good|great|nice|lovely|wonderful|pleasant|blessed|fab|fantastic|super) (day|one|evening|weekend|night|afternoon|week))\b|^\W*((no|nope|nah|ok|okay|great|good|thanks|yes|right|well|i think|i guess|i believe)\W+)*((thats|that('s| is| will be| would be| should be|'ll be|'d be)?) ?(all|it|everything)( for (now|today))?( then| thanks)?|nothing else|(you can |please )?(end|close) (the|this) (chat|conversation|session)( now)?|i('m| am|m) (all set|all good|done here))\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Goodbye();

    [GeneratedRegex(@"\b(thank|thanks|thx|than(ls|sk|x)|thnaks|tahnks|cheers|appreciate)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^\W*(yes|yeah|yep|yup|sure|correct|right|please do|of course|ok|okay|that'?s (right|correct|fine)|sounds good|definitely|absolutely)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Yes();

    [GeneratedRegex(@"^\W*(no|nope|nah|not really|not yet|i don'?t think so)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex No();
}
