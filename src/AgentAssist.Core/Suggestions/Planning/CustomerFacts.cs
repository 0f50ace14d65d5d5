using System.Globalization;
using System.Text.RegularExpressions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Suggestions.Details;
using AgentAssist.Core.Suggestions.Reflecting;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.Core.Suggestions.Wording;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Planning;

/// <summary>What the customer's words and profile let a reply say.</summary>
internal static partial class CustomerFacts
{
    private const int FewestNews = 4;

    public static void Add(Moment moment)
    {
        AddIssue(moment);
        AddForm(moment);
        AddGiven(moment);
        AddProfile(moment);
        AddEffort(moment);
    }

    private static void AddIssue(Moment moment)
    {
        var issue = moment.Issue;
        if (Take(moment, "what_happened", issue.Happened?.Said, "issue:clause", kind: ReflectionKind.Statement))
        {
            moment.AddIf(issue.Happened!.AccusesUs, "issue:accuses");
            moment.AddIf(issue.Happened.Trouble > 0, "issue:trouble");
            moment.AddIf(issue.Happened.Claims, "issue:claims");
        }

        Take(moment, "background", issue.Background?.Said, kind: ReflectionKind.Statement);
        Take(moment, "also", issue.Also?.Said, kind: ReflectionKind.Statement);
        Take(moment, "asked", issue.Asked);

        // Only "whether there is anything" could be taken for an offer.
        Take(moment, "question", issue.Question, "issue:asks", issue.Question?.Contains("there is", StringComparison.Ordinal) == true ? "Let me check " : "", ReflectionKind.Question);
        Take(moment, "about", moment.OurSide.AskedLast && moment.Shape is { IsQuestion: true, IsTurned: false } ? null : issue.About, "issue:about", kind: ReflectionKind.Topic);
        Take(moment, "hope", issue.Hope, "issue:hope", kind: ReflectionKind.Hope);
        Take(moment, "thanked_for", issue.ThankedFor, "issue:thanked");
        Take(moment, "event", issue.Event, "issue:event");
        Take(moment, "wish", issue.Wish, frame: "You'd like to ", kind: ReflectionKind.Wish);
        Take(moment, "task", issue.Task, frame: "You'd like me to ", kind: ReflectionKind.Task);
        moment.AddIf(!moment.Holds("issue:clause") && issue.Thing is null && issue.Wish is null && issue.Task is null, "issue:none");
        moment.AddIf(issue.Question is null && (issue.Wish ?? issue.Task) is { } deed && !Seeking().IsMatch(deed), "issue:deed");
        moment.AddIf(issue.Wish is not null, "issue:wish");
        moment.AddIf(issue.Task is not null, "issue:task");
        AddThing(moment, issue);
    }

    private static void AddThing(Moment moment, CustomerIssue issue)
    {
        // Nor is the machine that nobody wants to talk to a thing of theirs.
        if (issue.Thing is { } thing && !(thing.Said.Split(' ')[^1] is "machine" or "computer" && WantsPerson(moment)))
        {
            moment.Add("issue:thing");
            moment.AddIf(thing.IsPlural, "issue:things");
            moment.Fill("thing", moment.Reflections.MaySay(ReflectionKind.Thing, thing.Said) ? thing.Said : null, moment.Utterance);
        }

        moment.Add("topic:" + (issue.Thing?.Topic ?? "none"));
        if ((issue.Thing ?? issue.EarlierThing) is { Topic: "billing" or "delivery" or "cover" or "contract" } checkable && moment.SlotOrNull("check_what") is null)
        {
            moment.Fill("check_what", checkable.Said, moment.Utterance);
        }
    }

    private static void AddForm(Moment moment)
    {
        var (shape, text) = (moment.Shape, moment.Request.Utterance.Text);
        moment.AddIf(shape.IsQuestion, "turn:question");
        moment.AddIf(shape.IsOrder, "turn:orders");
        moment.AddIf(shape.IsPatient, "turn:patient");
        moment.AddIf(AsksWho().IsMatch(text), "turn:asks-who");
        moment.AddIf(shape.Asks && !shape.IsOrder, "turn:inquires");
        moment.AddIf(moment.Holds("issue:clause") || moment.Feelings.Complaint >= 0.5, "turn:claims");
        moment.AddIf(Dated().IsMatch(text), "turn:dated");
        moment.AddIf(shape.IsYes, "turn:yes");
        moment.AddIf(shape.IsNo, "turn:no");
        moment.AddIf(Goodbye().IsMatch(text), "turn:goodbye");
        moment.AddIf(shape.IsThanks, "turn:thanks");
        moment.AddIf(Wishing().IsMatch(text), "turn:wishes");
        moment.AddIf(Helped().IsMatch(text), "turn:helped");
        moment.AddIf(shape.IsEmpty, "turn:nothing");
        var remark = moment.Remark;
        moment.AddIf(remark.BlamesSelf, "turn:blames-self");
        moment.AddIf(remark.Apologises, "turn:apologises");
        moment.AddIf(remark.Doubts, "turn:doubts");
        moment.AddIf(remark.Laughs, "turn:laughs");
        moment.AddIf(remark.Reacts, "turn:reacts");
        moment.AddIf(remark.Hopes, "turn:hopes");
        moment.AddIf(remark.Robbed, "turn:robbed");

        // Who tells of somebody's death tells of what has happened, not of what is about to.
        moment.AddIf(remark.InDanger && !Feelings.IsBereaved(text), "turn:danger");
        moment.AddIf(moment.GoesOn, "turn:goes-on");
        moment.AddIf(moment.Agrees, "turn:agrees");
        moment.AddIf(shape.IsFlexible, "turn:flexible");
        moment.AddIf(AsksWhy().IsMatch(text) && moment.OurSide.AskedLast && Personal().IsMatch(moment.Request.Turns[^1].Text), "turn:asks-why");
        moment.AddIf(remark.IsDismayed, "turn:dismayed");
        moment.AddIf(shape.IsPersonal, "turn:personal");
        moment.AddIf(shape.Forgets && moment.OurSide.AskedLast, "turn:forgets");
        if (moment.Holds("turn:forgets"))
        {
            moment.Fill("not_known", NotKnown(text), moment.Utterance);
            moment.Fill("forgotten", Forgotten().Match(text) is { Success: true } forgotten ? "your " + forgotten.Groups["what"].Value.ToLowerInvariant().Replace("pin", "PIN", StringComparison.Ordinal) : null, moment.Utterance);
        }

        moment.AddIf(shape.SaysGoodbye || moment.Holds("turn:goodbye") || moment.Holds("turn:wishes") || moment.OurSide.OfferedLast, "turn:leaves");
    }

    private static string? NotKnown(string text) => Unknown().Match(text).Value.ToLowerInvariant() switch
    {
        "forgot" or "forgotten" => "you forgot",
        "remember" or "recall" => "you don't remember",
        "know" => "you don't know it",
        "have" => "you don't have it",
        _ => null,
    };

    // What the customer answers or tells, where it is no problem and no wish that would be said back anyway.
    private static void AddGiven(Moment moment)
    {
        var given = moment.Given;
        var asksForOthers = moment.Score(SignalKind.WantsHuman) >= 0.5 || moment.Score(SignalKind.WantsSupervisor) >= 0.5;
        if (moment.Request.Channel == Channel.Social || asksForOthers)
        {
            return;
        }

        moment.AddIf(given.Name is not null, "given:name");
        moment.Fill("given_name", given.Name, moment.Utterance);
        if (!moment.AnswersAsked && (moment.SlotOrNull("wish") is not null || moment.SlotOrNull("task") is not null || moment.Holds("issue:asks")))
        {
            return;
        }

        // "Yes. I'm so excited" agrees, and gives nothing to take down.
        var agrees = moment is { OurSide: { ProposedLast: true, GuidedLast: false }, Shape: { IsYes: true, HasFigures: false } };
        var said = agrees || moment.Holds("issue:clause") ? null : Safe(given.Said, moment, kind: ReflectionKind.Statement);
        var words = moment.Request.Channel == Channel.Voice && given.Words?.Any(char.IsDigit) == true ? null : Safe(given.Words, moment, kind: ReflectionKind.Value);
        moment.AddIf(said is not null, "given:said");
        moment.AddIf(said is not null && (moment.Feelings.Joy >= Feelings.Felt || moment.Shape.IsGoodNews) && Token.Cut(said, startsSentence: false) is { Count: >= FewestNews } news && news.TrueForAll(IsGlad) && news.Exists(w => Lexicon.Default.Glad.Contains(w.Lower)), "given:good-news");
        moment.AddIf(words is not null, "given:words");
        moment.AddIf(said is null && words is null && given.About is not null && moment.Shape is { Asks: false, IsOrder: false }, "given:about");
        moment.AddIf(given.AskedFor is not null && GivesIt(given.AskedFor, moment), "given:asked");
        moment.AddIf(moment.OurSide.AskedLast && DetailBook.Default.AsksToIdentify(moment.Request.Turns[^1].Text) && !moment.Holds("turn:forgets") && !(given.Name is not null && !moment.Shape.HasFigures && DetailReader.IsArranging(moment.Request.Turns)), "given:reference");
        moment.AddIf(said is null && words is null && given.Name is null && !moment.Holds("given:asked") && !moment.Holds("given:about"), "given:nothing");
        moment.Fill("said", said, moment.Utterance);
        moment.Fill("words", words, moment.Utterance);
        moment.Fill("told_about", Safe(given.About, moment, kind: ReflectionKind.Told), moment.Utterance);
        moment.Fill("asked_for", given.AskedFor, moment.Utterance);
    }

    // Who was asked for a number and writes none has not given it.
    private static bool GivesIt(string asked, Moment moment) =>
        !moment.Shape.Forgets && !GivesAnother(asked, moment.Request.Utterance.Text) && (!Numbered().IsMatch(asked) || moment.Request.Utterance.Text.AsSpan().ContainsAnyInRange('0', '9') || moment.Request.Utterance.Text.Contains('[', StringComparison.Ordinal));

    // "My PIN is 4411" where the date of birth was asked for.
    private static bool GivesAnother(string asked, string text) =>
        Identifying().Matches(text) is { Count: > 0 } named && !named.Any(match => asked.Contains(match.Value, StringComparison.OrdinalIgnoreCase));

    private static bool IsGlad(Token word) =>
        !Lexicon.Default.Trouble.Contains(word.Lower) && !word.Lower.EndsWith("n't", StringComparison.Ordinal)
        && word.Lower is not ("cry" or "crying" or "tears" or "fall" or "apart" or "about" or "not" or "no" or "never" or "nervous" or "afraid" or "sad" or "only" or "need" or "have" or "better" or "we" or "would" or "could" or "promised" or "if" or "thanks");

    private static void AddProfile(Moment moment)
    {
        if (moment.Request.Context?.Profile is not { } profile || moment.Request.Channel == Channel.Social)
        {
            return;
        }

        moment.AddIf(profile.CustomerId.Length > 0, "known:customer");
        var first = profile.DisplayName.Split(' ')[0];
        if (first.Length > 1 && first.All(c => char.IsLetter(c) || c is '-' or '\''))
        {
            moment.Add("known:name");
            moment.Fill("name", first, new Evidence { Kind = EvidenceKind.Profile, Id = "display_name" });
        }

        if (DateOnly.TryParse(profile.CustomerSince, CultureInfo.InvariantCulture, out var since))
        {
            var years = (DateOnly.FromDateTime(moment.Style.LocalNow).DayNumber - since.DayNumber) / 365;
            if (years >= 2)
            {
                moment.Add("known:years");
                moment.Fill("years", SpokenStyle.Number(years) + " years", new Evidence { Kind = EvidenceKind.Profile, Id = "customer_since" });
            }
        }

        var reference = moment.History.Stories.SelectMany(s => s.Records).Select(r => r.Reference).FirstOrDefault(r => r.Length > 0);
        moment.AddIf(reference is not null, "known:reference");
        moment.Fill("reference", reference, [.. moment.History.Stories.Take(1).SelectMany(s => s.Evidence)]);
    }

    /// <summary>How often the customer says, or else the records show, that this was brought up.</summary>
    private static void AddEffort(Moment moment)
    {
        var match = Nth().Match(moment.Request.Utterance.Text);
        var contacts = moment.Contacts;
        var recorded = moment.Request.Context?.Interactions.Count > 0 && contacts > 1 && moment.Request.Channel != Channel.Social;
        moment.AddIf(contacts >= 2 || match.Success, "contacts:repeat");
        moment.AddIf(contacts >= 3, "contacts:many");
        if (match.Success)
        {
            moment.Fill("contacts_nth", match.Groups["nth"].Value.ToLowerInvariant() is var nth && nth.Length > 0 && char.IsDigit(nth[0])
                ? SpokenStyle.Ordinal(int.Parse(nth.AsSpan(0, nth.Length - 2), CultureInfo.InvariantCulture))
                : nth, moment.Utterance);
        }
        else if (recorded)
        {
            Evidence[] evidence = [.. moment.History.Records.Where(r => r.Is(RecordMeaning.Contacted)).Select(r => r.Evidence)];
            if (evidence.Length > 0 && moment.Score(SignalKind.Effort) >= 0.5)
            {
                moment.Fill("contacts_nth", SpokenStyle.Ordinal(contacts), evidence);
            }
        }
    }

    // Fills a slot with the customer's words, where they may be said back, and tells so.
    private static bool Take(Moment moment, string slot, string? said, string? condition = null, string frame = "", ReflectionKind? kind = null)
    {
        // "Find me a person" is answered by whoever reads it, and is no errand.
        if (Safe(said, moment, frame, kind) is not { } safe || (kind is ReflectionKind.Wish or ReflectionKind.Task or ReflectionKind.Question && WantsPerson(moment) && Person().IsMatch(safe)))
        {
            return false;
        }

        if (condition is not null)
        {
            moment.Add(condition);
        }

        moment.Fill(slot, safe, moment.Utterance);
        return true;
    }

    private static bool WantsPerson(Moment moment) =>
        moment.Score(SignalKind.WantsHuman) >= 0.5 && SignalNames.IsNamed(moment.Request.Utterance, SignalKind.WantsHuman);

    /// <summary>The customer's words where they land, the channel can carry them, and in our mouth they claim and promise nothing.</summary>
    private static string? Safe(string? said, Moment moment, string frame = "", ReflectionKind? kind = null) => moment.Request.Channel switch
    {
        _ when said is null || (kind is { } known && !moment.Reflections.MaySay(known, said)) || !WholeFigures.Keep(said, moment.Request.Utterance.Text) || !moment.Checker.MaySayBack(frame + said) => null,
        Channel.Social => PublicWords.Allow(said) ? said : null,
        Channel.Voice => Speakable.CanSay(said) ? said : null,
        _ => said,
    };

    [GeneratedRegex(@"\b(good ?bye|bye|cya|see (you|ya)|take care|have a (good|great|nice|lovely)|that'?s all|that is all|that will be all|nothing else|that'?s it|no(pe)?,? thank)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Goodbye();

    [GeneratedRegex(@"\b(thank|thanks|thx|cheers|appreciate|grateful)\b[^.?!]{0,40}\bhelp(ing|ed|ful)?\b|\byou('ve| have)?( really| all)? (been|are|were)( a| an| so| very| of| really| such| great| big| huge){0,4} help(ful)?\b|\b(great|huge|big|much) help\b|\b(was|were|are|very|so) helpful\b|\ball the help\b|\bhelp(s|ed) (a lot|me|so much)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Helped();

    [GeneratedRegex(@"\b(have|enjoy) (a|your|the rest of your) ((very|really|good|great|nice|lovely|wonderful|blessed|rest of your) )*(day|evening|night|weekend|holiday|one|afternoon|week)\b|\btake care\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Wishing();

    [GeneratedRegex(@"\b(am i|are you|are u|is this|is that)\b[^.?!,;]{0,25}\b(person|human|robot|bot|chatbot|machine|computer|ai)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AsksWho();

    [GeneratedRegex(@"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(today|tonight|tomorrow|yesterday|weekend|noon)\b|\b(next|last|this) (week|month)\b|\b\d{1,2}(:\d\d)? ?(am|pm|a\.m|p\.m)|\b(january|february|april|june|july|august|september|october|november|december)\b|\b\d{1,2}(st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Dated();

    [GeneratedRegex(@"\b(remember|recall|forgot|forgotten) (my|the) (?<what>([a-z']+ ){0,2}(number|name|code|password|word|date|birthday|id|answer|question|pin))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Forgotten();

    [GeneratedRegex(@"\bwhy (do|would|should|must) (you|i|we) (need (my|it|that|this|the|to know)\b|want (my|it|that|this|to know)\b|ask\b|(have to )?(give|tell|provide)\b)|\bwhy are you asking\b|\bwhat do you (need|want) (it|that|this|my \w+) for\b|\bwhy is that (needed|necessary|important)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex AsksWhy();

    // What shows who somebody is.
    [GeneratedRegex(@"\b(pin|passcode|password|date of birth|birthday|maiden|security|surname|full name|your name|post ?code|zip|your address|pet|e-?mail|(account|mobile|customer|membership|card) (number|no|id)|phone)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\b(person|people|human|someone|somebody|anyone|anybody|agent|colleague|representative|advis[eo]r|staff|employee|real one|flesh)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Person();

    // What is found out, and not done.
    [GeneratedRegex(@"^(find|check|know|see|search|look|compare|learn|hear|track|locate|get (a|an|the|some|directions|information|info)|verify|ask|tell|show|give|let|view|read|explain)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Seeking();

    [GeneratedRegex(@"\b(forgot(ten)?|(?<=(n'?t|not|never|cannot) )(remember|recall|know|have))\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"\b(pin|account|maiden|date of birth|birthday|password|name|code|order|booking|policy|postcode|phone|e-?mail)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Identifying();

    [GeneratedRegex(@"\b(number|date|code|pin|id|postcode|zip|age|amount|birthday)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(?<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9](?:nd|rd|th)|1\dth)\s+(?:time|call|email|message|chat|attempt|contact)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Nth();
}
