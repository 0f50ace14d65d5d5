using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What a customer says by the way, beside the matter: none of it asks for anything, and each is noticed by an attentive agent.</summary>
internal sealed partial record Remark
{
    private const int LongestReaction = 8;

    // Most turns hold no remark at all.
    private static readonly Lazy<PatternSieve> Sieve = new(() => PatternSieve.Of(
        SelfBlame(), Apology(), Doubt(), Laughter(), Hope(), Dismay(), Robbery(), Danger()));

    /// <summary>"I feel so stupid": to be taken off the customer's shoulders.</summary>
    public bool BlamesSelf { get; init; }

    /// <summary>"Sorry for shouting": there is nothing to forgive.</summary>
    public bool Apologises { get; init; }

    /// <summary>"I'll believe it when I see it": no words help here but those that say so.</summary>
    public bool Doubts { get; init; }

    public bool Laughs { get; init; }

    /// <summary>"OK, great": it was heard, and nothing else.</summary>
    public bool Reacts { get; init; }

    /// <summary>"Please let it be that": somebody to hope with is what helps.</summary>
    public bool Hopes { get; init; }

    /// <summary>"Oh no, I was counting on that": a refusal that hurts.</summary>
    public bool IsDismayed { get; init; }

    /// <summary>Somebody else took money, a card or an account: alarm, and no anger with us.</summary>
    public bool Robbed { get; init; }

    /// <summary>Fire, gas, current, or a body that fails: help is called before anything else is said.</summary>
    public bool InDanger { get; init; }

    public static Remark Read(string text, int words)
    {
        var remark = new Remark { Reacts = words <= LongestReaction && Reaction().IsMatch(text) };
        return !Sieve.Value.MayMatch(text) ? remark : remark with
        {
            BlamesSelf = SelfBlame().IsMatch(text),
            Apologises = Apology().IsMatch(text),
            Doubts = Doubt().IsMatch(text),
            Laughs = Laughter().IsMatch(text),
            Hopes = Hope().IsMatch(text),
            IsDismayed = Dismay().IsMatch(text),
            Robbed = Robbery().IsMatch(text),
            InDanger = Danger().IsMatch(text),
        };
    }

    [GeneratedRegex(@"\b(oh (no|dear|man|shoot)|no{3,}|damn|dang|darn|bummer|shucks)\b|\b(that|it|this) (stinks|sucks|is (so |really |very )?(sad|a (shame|pity|bummer|letdown))|'s (so |really |very )?(sad|a (shame|pity|bummer|letdown)))\b|\bthat('s| is) (so |really |very |too |such )?(a )?(shame|pity|bummer|letdown|sad|bad|disappointing|annoying)\b|\b(what a|too) (shame|pity|bad|letdown|bummer)\b|\b(really|so) (needed|wanted|hoped|counted on)\b|\b(was|were) (really |so )?(counting on|looking forward to|hoping for)\b|\bwhat (am i|are we) (supposed|going) to do\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Dismay();

    [GeneratedRegex(@"\b(i('m|’m| am|m)|i feel|i felt|feeling|i was) ((so|such|being|just|really|a bit|an?|kind of|like|absolutely|completely|feeling) )*(stupid|idiot|idiotic|dumb|silly|foolish|fool|dense|embarrassed|ashamed|moron|clumsy|forgetful)\b|(?<!\b(not|wasn't|isn't|n't|never) )\bmy (own )?(fault|bad|stupidity)\b|\b(silly|stupid|clumsy|dumb) me\b|\bi should('ve|n't have| have| not have| never have) (known|checked|read|looked|paid|seen|noticed|asked|clicked)\b|\bhow (stupid|silly|dumb) (of me|i am|am i)\b|\bdid(n't| not) think to (look|check|ask)\b|\bi get (so )?confused (so )?easily\b|\bi('m|’m| am|m) (not (good|great|very good|any good)|terrible|hopeless|useless|rubbish|bad|no good) (at|with)\b|\bthat('s|’s| was| is) my (thumb|mistake|doing|error) (then|there)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex SelfBlame();

    [GeneratedRegex(@"^\W*((oh|ah|no|oops|whoops|ok|okay|yes|right)\W+)*(sorry|apologies)\b(?=[,.!…]|$| for\b| about\b)(?!\W*(\?|but|to hear|to say|for your))|\b(sorry|apologise|apologize|apologies) (for|about) (the (bit|tone|rant|delay|mess|mix|mistake|confusion|language|trouble|caps|wait)|my|being|that|all this|snapping|shouting|bothering|taking|making|writing|asking|going|this)\b|\bdid(n't| not) mean to (be|sound|shout|snap|offend|bother)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Apology();

    [GeneratedRegex(@"\bi('ll| will) believe (it|that|you) when\b|\bhow (do|can|would|will|could) i (know|trust|be sure)( (that|this|it|you|of that|about that))?\W*$|\bhow (do|can|could) i trust\b|\bwhat makes you (think|so sure)\b|\bwhy should (i|we) (believe|trust)\b|\bhow (do|can|would|will|could) i (know|be sure) (that )?(it|this|you)('s|'ll|'re| will| won't| isn't| really| are really| is really)\b|\bthat('s| is) what ((you|they|he|she|everyone|everybody|we) (all |always )?(said|told|say|says)|(the|your) (last|other|first|second|third|previous|colleague)\b)|\bheard (that|this)( one)? before\b|\b(should|supposed to) be\?|\b(the|you're the|your the|you are the) (second|third|fourth|fifth|sixth|\d+(nd|rd|th)) (person|one|agent)\b[^.?!]*\b(say|says|said|tell|tells|told|promise)\b|^\W*we('ll| will) see\W*$|\b(don't|do not|hard to|won't) believe you\b|\b(can't|cannot) believe you\W*$|\b(don't|do not|can't|cannot|won't) believe (a word|anything)\b|\bbeen told that\b[^.?!]*\b(before|already|times|last|every)\b|\bnot holding my breath\b|\bsay that every time\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"\b(some(one|body)( else)?|a thief|thieves|hackers?|scammers?|fraudsters?|a stranger|my ex)('s|'ve)?( \w+){0,3} (stole|stolen|steal|stealing|took|taken|taking|robbed|hacked|hacking|spent|spending|withdrew|withdrawn|withdrawing|used|using|cloned|emptied|drained|cleaned out)\b[^.?!]*(\b(money|cash|cards?|account|bank|savings|identity|wallet|purse|phone|dollars|pounds|euros)\b|[$£€] ?\d)|\b(fell for|conned|tricked me|fake (call|text|e-?mail|website))\b|\b(been|got|was|were) (robbed|hacked|scammed|defrauded|mugged|phished)\b|\b(card|wallet|purse|identity|phone|bag) (was|got|has been|'s been|is) stolen\b|\bstole(n)? my (card|wallet|purse|money|identity|phone|cash)\b|\b(payments?|charges?|transactions?|purchases?|withdrawals?)\b[^.?!]*\b((i|we) (didn'?t|did not|never) (make|made|authori[sz]e|do|did)|(don'?t|do not) recogni[sz]e|not mine|aren'?t mine)\b|\b(unauthori[sz]ed|fraudulent) (payments?|charges?|transactions?|withdrawals?)\b|\bfraud on my\b|\b(money|cash|\$ ?\d+|\d+ dollars)\b[^.?!]*\b(missing|gone|disappeared|vanished|stolen) from my (bank|account|card|savings)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Robbery();

    // Only what leaves no doubt: "water and electricity" may be a bill, and a shock may be one, too.
    [GeneratedRegex(@"\b(smell(s|ing|ed)?( of| like)?( the)? (gas|burning|smoke)|gas (leak|smell)|leaking gas|carbon monoxide)\b|\b(house|flat|room|kitchen|oven|phone|battery|charger|car|laptop|boiler|socket|plug|fuse ?box)('s| is| was|'s just| just)? ?(on fire|caught fire|smoking|sparking|burning)\b|\bit('s| is) (on fire|smoking|sparking)\b|\bthere('s| is|s) (a |some |lots of )?(fire|smoke)\b(?=\W*$|[.!,;]| (in|at|on|coming|everywhere|all over|and|now|here|outside|inside|from)\b)|(?<!\b(had|saw|was|once) )\bsmoke (is )?(coming|pouring)\b(?![^.?!]*\b(last|ago|yesterday|claim\w*)\b)|\bcaught fire\b|\bsparks? (is|are|were|coming|flying|from)\b|\b(electric(al)? shock|live wires?)\b|\b(drip\w*|leak\w*|pour\w*|runn\w*|com(es|ing)|seep\w*|flood\w*)\b[^.?!]{0,20}\b(on|onto|into|through|over|near|from|down)( to)? (the |a |my |our )?(\w+ )?(lights?|lamp|sockets?|fuse ?box|fuses|electrics|wiring|plugs?)\b|\b(can'?t|cannot|struggling to|hard to) breathe?\b(?! easy)|\bchest (pains?|tightness)\b|\b(tightness|pressure|pains?) in my chest\b|\b(left )?arm (is|feels|went|has gone|goes) numb\b|\b(kill|hurt|harm) myself\b|\bsuicidal\b|\bcommit suicide\b|\bend my (own )?life\b|\boverdosed\b|\btaken an overdose\b|\b(is|he's|she's|lying|fell) unconscious\b|\bbleeding (heavily|badly|a lot)\b|\bwon'?t stop bleeding\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Danger();

    [GeneratedRegex(@"\bplease let (it|this|that|there|him|her|them)\b|\bfingers crossed\b|\b(i|we) (really |do |so )?hope (it|this|that|so|not|they|there|he|she|everything|nothing)\b|\b(i'm|im|i am) (praying|hoping)\b(?! to)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Hope();

    [GeneratedRegex(@"\b(lol|a?haha+|hehe+|lmao|rofl)\b|\bha,|😂|🤣|😄|😅|😆", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Laughter();

    [GeneratedRegex(@"^\W*((ok|okay|k|kk|oh|ah|aha|right|alright|all right|i see|got it|gotcha|understood|noted|fine|good|great|nice|cool|perfect|brill(iant)?|lovely|super|excellent|wonderful|fantastic|awesome|amazing|wow|sweet|(sounds|looks) (very |really |so )?(good|great|fine|right|lovely|nice|perfect|ok|okay|alright|all right)( to me| then)?|much better|you('re|’re| are) funny|that('s| is| sounds| would be)? ?(actually |really |very |much |so )?(better|cool|good|great|fine|ok|okay|nice|perfect|lovely|brilliant|wonderful|amazing|awesome|fair enough|works|excellent)|that works|works for me|fair enough|makes sense|that makes sense|good to know|interesting|hmm+|huh|then|so|well|will do|not bad|can't complain|really|very|yes|yeah|yep|sure|thumbs up|👍|👌|🙂|😊|😀|it is|is)\b\W*)+$|^\W*[👍👌🙂😊😀🙏❤️\p{So}]+\W*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Reaction();
}
