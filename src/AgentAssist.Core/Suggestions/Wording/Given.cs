using System.Text.RegularExpressions;
using AgentAssist.Core.Suggestions.Reflecting;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using static AgentAssist.Core.Suggestions.Wording.GivenWords;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>What the customer gives us in a turn that answers or tells: words that can be said back to show that they arrived.</summary>
/// <param name="Said">A whole statement in the second person: "your interview is near Broadway"; null where none is safe to say.</param>
/// <param name="Words">A short answer as it was given: "6 guests"; null where the turn is none.</param>
/// <param name="Name">The first name that the customer gives; null where none is given.</param>
/// <param name="AskedFor">What our side asked for last: "your name", "the access code"; null where that is not plain.</param>
internal sealed partial record Given(string? Said, string? Words, string? Name, string? AskedFor)
{
    private const int MostWords = 7;
    private const int MostListed = 12;
    private const int FewestListed = 3;
    private const int MostStated = 13;
    private const int LongestName = 20;
    private const int MostOffered = 3;

    /// <summary>Whether the words are the value that was asked for, out of an answer that says more.</summary>
    public bool IsValue { get; private init; }

    /// <summary>What is told about, as a noun: "your workshop"; null where none is named.</summary>
    public string? About { get; init; }

    /// <summary>Reads a turn that follows <paramref name="before"/>, given the clauses in it.</summary>
    /// <param name="reflections">Which of several statements best to say back; null for the first.</param>
    public static Given Read(string text, IReadOnlyList<PriorTurn> before, IReadOnlyList<Clause> clauses, Reflections? reflections = null)
    {
        var ours = before.Count > 0 && before[^1].Role is Role.HumanAgent or Role.Bot ? before[^1].Text : "";
        var askedFor = AskedIn(ours);
        text = Corrected(text, ours);
        var name = NameIn(text, askedFor);

        // "Sure! Number 10." answers in its second sentence.
        var sentences = Sentence.Split(text).ToArray();
        var telling = Array.Find(sentences, s => Choosing().IsMatch(Unmarked(s))) ?? Array.Find(sentences, s => !IsFiller(s)) ?? text;
        var isSecret = askedFor?.ToLowerInvariant().Split(' ').Any(Secrets.Contains) == true || Opening().IsMatch(Sentence.Split(ours).LastOrDefault() ?? "");
        var said = isSecret || name is not null || text.Contains('?', StringComparison.Ordinal)
            ? null
            : Best([.. clauses.Where(c => !c.AccusesUs && !Kin().IsMatch(c.Said) && !c.Words.Any(w => Secrets.Contains(w.Lower))).Select(c => c.Said)], reflections) ?? StatementOf(telling);

        // "July!!! My in-laws come July 3" cries out, and nothing is given where nothing was asked for and more was said.
        var cries = telling.EndsWith("!!", StringComparison.Ordinal) || (ours.Length == 0 && sentences.Length > 1);
        var words = name is null && !cries && (!telling.EndsWith('?') || IsOffered(telling, ours)) ? WordsOf(telling) : null;
        string? value = null;
        if (words is null && name is null && ours.Length > 0)
        {
            var marked = text.Contains('?', StringComparison.Ordinal);
            value = ValueReader.Read(text, asked: marked) is { } read && (marked || ours.Contains('?', StringComparison.Ordinal) || read.Any(char.IsDigit))
                && (AsksForValue(ours) || !Dated().IsMatch(read)) && said?.Contains(read, StringComparison.OrdinalIgnoreCase) != true ? read : null;
            (words, said) = value is null ? (words, said) : (value, null);
        }

        return new Given(said, isSecret && !IsFullName(words) ? null : words, name, askedFor)
        {
            About = isSecret || said is not null || words is not null ? null : AboutReader.InStatement(text),
            IsValue = !isSecret && (value is not null || (words is not null && sentences.Length > 1 && AsksForValue(ours))),
        };
    }

    private static string? Best(string[] statements, Reflections? reflections) =>
        statements.Length < 2 || reflections is null ? statements.FirstOrDefault() : statements.MaxBy(said => reflections.Lands(ReflectionKind.Statement, said));

    // "Boot. No wait, the back seat": what was taken back is not said back.
    private static string Corrected(string text, string ours) =>
        ours.Length > 0 && Correcting().Match(text) is { Success: true, Index: > 0 } match && text[(match.Index + match.Length)..].Trim(' ', ',', '.') is { Length: > 1 } corrected ? corrected : text;

    // "Snail?" and "can we try Friday?" answer with a question.
    private static bool IsOffered(string telling, string ours) =>
        Choosing().IsMatch(Unmarked(telling)) || (ours.Length > 0 && WordCount.Of(telling) <= MostOffered && !Wondering().IsMatch(telling));

    // "Shall I book it?" asks for a yes; a day in the answer is then no choice.
    private static bool AsksForValue(string ours) => !(Sentence.Split(ours).LastOrDefault() is { } last && last.EndsWith('?') && YesOrNo().IsMatch(last) && !ValueAsked().IsMatch(last));

    // "I'll get there around four with my friends": the whole turn is one plain statement about the speaker.
    private static string? StatementOf(string text)
    {
        // "I do, he doesn't": past the comma somebody else may act.
        var words = Trimmed(text.Split([", ", "..", " - "], StringSplitOptions.None)[0]);
        var acts = words.Count > 0 && (words[0].Lower is not ("my" or "our") || words.Exists(w => Lexicon.Default.Verbs.Contains(w.Lower) || w.Lower.EndsWith("ed", StringComparison.Ordinal) || w.Lower.EndsWith("'s", StringComparison.Ordinal)));
        return acts && words.Count is >= 3 and <= MostStated && Subjects.Contains(words[0].Lower)
            && !words.Any(w => Unstated.Contains(w.Lower) || Secrets.Contains(w.Lower) || Lexicon.Default.Unsaid.Contains(w.Lower) || !w.Lower.All(IsPlain))
                ? PersonShift.ToSecondPerson(words)
                : null;
    }

    private static List<Token> Trimmed(string text, bool starts = true)
    {
        if (text.Contains('[', StringComparison.Ordinal))
        {
            return [];
        }

        var words = Token.Cut(text.TrimEnd('.', '!', '?', ' ').Replace("...", " ", StringComparison.Ordinal), startsSentence: starts);
        // "No internet since Sunday": with a noun behind it, no denial of what was asked.
        var lacks = words.Count > 1 && words[0].Lower is "no" && text.TrimStart().Length > 2 && text.TrimStart()[2] == ' ';
        while (words.Count > 1 && !lacks && (IsFiller(words[0]) || (words[0].Lower is "i" && words[1].Lower is "guess" or "think")))
        {
            words.RemoveAt(0);
        }

        while (words.Count > 1 && Tails.Contains(words[^1].Lower))
        {
            words.RemoveAt(words.Count - 1);
        }

        return words;
    }

    private static string? WordsOf(string text)
    {
        var chosen = Possibly().Replace(Chosen(text), "");
        List<Token>[] listed = [.. chosen.Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((piece, i) => Trimmed(piece, starts: i == 0)).Where(piece => piece.Count > 1 || (piece.Count == 1 && !IsFiller(piece[0])))];
        var count = listed.Sum(piece => piece.Count);
        var words = listed.SelectMany(piece => piece);
        if (count is 0 or > MostListed
            || (count > MostWords && listed.Length + words.Count(w => w.Lower is "and") < FewestListed && !words.Any(w => w.Lower.Any(char.IsDigit)))
            || words.Any(w => Unfit.Contains(w.Lower) || Finite.Contains(w.Lower) || Secrets.Contains(w.Lower) || w.Lower.EndsWith("n't", StringComparison.Ordinal) || Lexicon.Default.Unsaid.Contains(w.Lower) || !w.Lower.All(IsPlain))
            || listed[0][0].Lower is "ordered" or "paid" or "received" or "booked" or "tried" or "called" or "bought" or "returned" or "cancelled"
            || (count == 1 && (IsFiller(listed[0][0]) || listed[0][0].Lower.Length < 2)))
        {
            return null;
        }

        // A code is read out as it was typed.
        if (count == 1 && Code().IsMatch(chosen.Trim()))
        {
            return chosen.Trim().TrimEnd('.', '!');
        }

        // A sentence may begin with it.
        var said = string.Join(", ", listed.Select(PersonShift.ToSecondPerson)).TrimStart('#', '&', '/', '-', '.', ':', '@', '\'');
        if (said.Length == 0)
        {
            return null;
        }

        var original = chosen.TrimStart();

        // "North Heights" is a name from its first word on.
        return count > 1 && listed.SelectMany(piece => piece).Skip(1).Any(w => char.IsUpper(w.Shown[0]) && !w.Lower.EndsWith("day", StringComparison.Ordinal)) && char.IsUpper(original[0]) && original.StartsWith(said[..1], StringComparison.OrdinalIgnoreCase)
            ? char.ToUpperInvariant(said[0]) + said[1..]
            : said;
    }

    // What is chosen, without the words of choosing: "let's go with 2 pm", "Tuesday works best for me", "I'd prefer the old one".
    private static string Chosen(string text)
    {
        var said = Unmarked(text);
        return Choosing().Match(said) is { Success: true } before ? before.Groups["what"].Value
            : Settling().Match(said) is { Success: true } behind ? behind.Groups["what"].Value
            : text;
    }

    private static string Unmarked(string text) => text.Replace('’', '\'').TrimEnd('.', '!', '?', ' ');

    /// <summary>Whether a word says nothing that could be named.</summary>
    public static bool IsCommon(string words) => words.Split(' ').All(w => w.ToLowerInvariant() is var lower && (Fillers.Contains(lower) || Hesitation().IsMatch(lower) || Interjections.Contains(lower) || Unfit.Contains(lower) || Tails.Contains(lower) || Lexicon.Default.Verbs.Contains(lower) || Lexicon.Default.Adverbs.Contains(lower) || Finite.Contains(lower)));

    private static bool IsFiller(string sentence) => Token.Cut(sentence, startsSentence: true).TrueForAll(w => IsFiller(w) || Tails.Contains(w.Lower) || Interjections.Contains(w.Lower));

    private static bool IsFiller(Token word) => Fillers.Contains(word.Lower) || Hesitation().IsMatch(word.Lower);

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is '\'' or '-' or '.' or ':' or '/' or '@' or '$' or '£' or '€' or '&' or '#';

    private static string? AskedIn(string ours)
    {
        foreach (var sentence in Sentence.Split(ours).Reverse())
        {
            if (Offering().IsMatch(sentence))
            {
                continue;
            }

            if (AskingName().IsMatch(sentence))
            {
                return "your name";
            }

            if (Asking().Match(sentence) is { Success: true } match)
            {
                var words = match.Groups["what"].Value.Trim();
                if (Untold().IsMatch(words))
                {
                    continue;
                }

                // Who is asked for one thing or another may have given either.
                if (Either().IsMatch(sentence))
                {
                    return null;
                }

                return $"{(match.Groups["det"].Value.ToLowerInvariant() is "your" ? "your" : "the")} {(words.All(c => !char.IsLower(c)) ? words : char.ToLowerInvariant(words[0]) + words[1..])}";
            }
        }

        return null;
    }

    // A single capitalised word is a name only where a name was asked for or introduced.
    private static string? NameIn(string text, string? askedFor)
    {
        if (Introducing().Match(text) is { Success: true } match)
        {
            return match.Groups["name"].Value;
        }

        var first = text.Trim().TrimEnd('.', '!').Split(' ')[0];
        var isOne = !text.Trim().Contains(' ', StringComparison.Ordinal);
        var isName = askedFor is "your name" or "your full name" or "your first name"
            && WordCountIsSmall(text) && first.Length is > 1 and <= LongestName && (char.IsUpper(first[0]) || isOne) && first.All(char.IsLetter) && first.Skip(1).All(char.IsLower);
        return isName && first is not ("Dr" or "Mr" or "Mrs" or "Ms") && !Fillers.Contains(first.ToLowerInvariant()) && !Unfit.Contains(first.ToLowerInvariant()) ? char.ToUpperInvariant(first[0]) + first[1..] : null;
    }

    // Who is asked for a number may give the name first.
    private static bool IsFullName(string? words) =>
        words?.Split(' ') is { Length: 2 or 3 } parts && parts.All(p => p.Length > 1 && char.IsUpper(p[0]) && p.Skip(1).All(c => char.IsLower(c) || c is '-' or '\''));

    private static bool WordCountIsSmall(string text) => WordCount.Of(text) <= 3;

    // Wished for politely, and no part of what is wished for.
    [GeneratedRegex(@",? \(?(?:if (?:that'?s |it'?s |it is |at all )?(?:possible|ok|okay|alright|available)|if you can|if i can)\b\)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Possibly();

    [GeneratedRegex(@"^\W*(?:and |so |but )?(?:who|what|when|where|why|how|which|is|are|was|do|does|did|can|could|will|would|have|has|am|really|sorry|pardon|excuse|today|now|yes|no|ok|huh|seriously|free|correct|right)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wondering();

    [GeneratedRegex(@"^\W*(?:\w+, )?(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|shall|should|may|am)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"\b(?:or|what|which|when|where|who|how|prefer\w*|specific|particular|in mind)\b|\b(?:can|could|would|will) you (?:please )?(?:tell|give|provide|share|specify|confirm|send|enter|choose|select|state|repeat|spell|let)\b|\b(?:can|could|may|might) (?:I|we) (?:please |just )?(?:have|get|take|ask|know|confirm)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ValueAsked();

    [GeneratedRegex(@"^(?:the )?\d{1,2}(?:st|nd|rd|th)$|^(?:today|tomorrow|tonight)\b|^(?:\w+ )?\w+day\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"(?:\bno,? wait\b|\bwait,? no\b|\bscratch that\b|[.,] ?(?:sorry,? )?I mean(?:t)?\b|(?<=[.,] ?)no,(?= )|\bactually(?=,? (?:it'?s )?(?:the |my )?(?:\d|(?-i:[A-Z]))))(?:,? that'?s the (?:old|wrong|other) \w+\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correcting();

    // "Can I confirm your reservation?" asks for a yes, and for no reservation.
    [GeneratedRegex(@"\b(?:can|shall|should|may|could) (?:I|we) (?:now )?(?:confirm|book|make|send|provide)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Offering();

    [GeneratedRegex(@"\bor (?:your|the|a|an|else)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Either();

    // "Ummm", "errr", "hmmm", "ahh".
    [GeneratedRegex(@"^(?:u+h*m+|e+r+m*|h+m+|a+h+|o+h+|u+h+|m{2,})$", RegexOptions.CultureInvariant)]
    private static partial Regex Hesitation();

    [GeneratedRegex(@"\b(?:pin|password|passcode|passphrase|cvv|security (?:code|answer|question)|date of birth|maiden)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    // "A few details" and "a moment" are nothing that could be given by name.
    [GeneratedRegex(@"\b(?:details?|information|info|few|moments?|minutes?|seconds?|look|help|idea|question|chance|bit|more|time|feel|sense)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Untold();

    [GeneratedRegex(@"^[A-Z]{4,8}[.!]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    // Who speaks is no news.
    [GeneratedRegex(@"^you're (?:her|his|their|the|a|an) [a-z]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Kin();

    [GeneratedRegex(
        @"^(?:(?:ok|okay|oh|well|no|yes|yeah|hmm|um|actually|then|so|and|great|alright|sorry|wait|woops|whoops|oops|perfect|cool|sure|maybe|i think|i guess|i believe|probably)[,!. ]+)*(?:(?:i|we)(?:'d| would) like to (?:do|have|make) (?:it|that|this)(?: at| on| for)?|(?:can|could) (?:you|we) (?:please )?(?:try(?: for)?|do|make it|say|go (?:for|with))|how about|what about|why (?:don't|not) (?:we )?try|lets? (?:actually |maybe )?try|(?:i|we)(?:'d| would|'ll| will)? (?:prefer|rather have|meant|mean|go with|choose|pick|take|like (?:it|that|this))|i(?:'m| am) going to (?:guess|say|go with)|let(?:'s|s| us) (?:go with|stick with|do|try(?: for)?|say|make it|take|use)|try(?: for)?|make it|go with|go for|it(?:'s| is| was| should be| would be| must be|'ll be)|that(?:'s| is| was| would be)|its|the answer (?:is|was)) (?!to\b|the same\b|as\b|if\b|because\b|about\b)(?<what>[^,;]+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Choosing();

    [GeneratedRegex(
        @"^(?<what>[^,;]+?),? (?:works(?: best| well| fine| great| better)?(?: for (?:me|us))?|(?:will|would|should) (?:work|do)(?: for (?:me|us))?|is (?:fine|good|ok|okay|great|perfect|best|the answer|ideal|better)|(?:sounds|looks) (?:good|great|perfect|fine|nice)|(?:would|will) be (?:great|perfect|ideal|good|nice|fine|best|ok|okay|the day)|if (?:possible|available)|i (?:think|guess|believe)(?: that(?: is|'s) it)?)(?:,? i (?:think|guess|suppose))?(?:,? (?:haha|lol|please|then))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Settling();

    [GeneratedRegex(
        @"\b(provide|enter|specify|share|confirm|state|give me|tell me|need|(can|may|could) (I|we) (please )?(have|get|take)|what is|what's|what was|know)( me)?( with)? (?<det>your|the|a|an) (?<what>(date of birth|place of birth)\b|[a-z'’]+( (?!so|and|or|to|for|on|in|that|of|you|please|before|with|if|as)[a-z'’]+){0,2})(?= (so|and|or|to|for|on|in|that|of|you|please|before|with|if|as)\b| ?[?.,!]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b(what|which|whose) name\b|\bwho(m)? (am i|are we|is it i'm|do i have the pleasure of) (speaking|talking|chatting|writing)\b|\b(what|how) (should|shall|may|can) i call you\b|\b(and (your |the )?|what('s| is) the |may I have (a |the )|can I (get|have|take) (a |the ))name\b(?! of\b)[^.!]*\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AskingName();

    [GeneratedRegex(
        @"\b((?i:my name(?:'s| is)|(?:the )?name(?:'s| is)|names|this is|i'm called|it's me,?|it's|i am|i'm)) (?<name>(?!Dr\b|Mr\b|Mrs\b|Ms\b)[A-Z][a-z]{1,18})(?=[ .,!]*$|[,.!]| (?i:and|here|from|speaking)\b| [A-Z][a-z]+[ .,!]*$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Introducing();
}
