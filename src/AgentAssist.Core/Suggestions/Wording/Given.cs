using System.Text.RegularExpressions;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>What the customer gives us in a turn that answers or tells: words that can be said back to show that they arrived.</summary>
/// <param name="Said">A whole statement in the second person: "your interview is near Broadway"; null where none is safe to say.</param>
/// <param name="Words">A short answer as it was given: "6 guests"; null where the turn is none.</param>
/// <param name="Name">The first name that the customer gives; null where none is given.</param>
/// <param name="AskedFor">What our side asked for last: "your name", "the access code"; null where that is not plain.</param>
internal sealed partial record Given(string? Said, string? Words, string? Name, string? AskedFor)
{
    private const int MostWords = 7;
    private const int MostStated = 13;
    private const int LongestName = 20;

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "um", "uh", "er", "well", "so", "oh", "ok", "okay", "yes", "yeah", "yep", "sure", "no", "nope", "please", "thanks", "just", "maybe", "probably", "it's", "its", "that's", "it", "is", "would", "be", "at", "on", "for", "around", "about", "hi", "hello", "hmm", "right", "then", "let's", "say", "and", "to",
    };

    // What begins a statement of the speaker that can be turned round word by word.
    private static readonly HashSet<string> Subjects = new(StringComparer.Ordinal)
    {
        "i", "i'm", "i've", "i'll", "i'd", "im", "we", "we're", "we've", "we'll", "my", "our", "it's", "there's",
    };

    // With one of these it is no statement of something that could be taken down.
    private static readonly HashSet<string> Unstated = new(StringComparer.Ordinal)
    {
        "know", "idea", "sure", "understand", "guess", "hope", "believe", "mean", "care", "think", "you", "your", "you're", "what", "why", "how", "help",
        "can't", "cannot", "can", "could", "would", "if", "sorry", "hate", "wish", "see", "wonder", "wondering", "looking", "trying", "say", "said", "appreciate", "hear", "agree",
    };

    private static readonly HashSet<string> Tails = new(StringComparer.Ordinal)
    {
        "please", "thanks", "then", "guess", "i", "ok", "okay", "think", "you", "thank", "man", "mate", "sir", "maam", "ma'am", "lol", "sorry", "and", "or", "the", "a", "is", "my", "to",
    };

    // With one of these it is a sentence that would have to be turned round, or says nothing that could be named.
    private static readonly HashSet<string> Unfit = new(StringComparer.Ordinal)
    {
        "i", "i'm", "im", "i've", "i'd", "i'll", "me", "we", "my", "guess", "think", "you", "your", "you're", "don't", "dont", "not", "never", "nothing", "that", "this", "what", "why", "how", "when", "who", "which",
        "can", "could", "would", "will", "should", "do", "does", "did", "is", "are", "was", "have", "has", "whatever", "anything", "any", "know", "idea", "need", "want", "good", "fine", "great", "help",
        "correct", "sounds", "perfect", "works", "bye", "goodbye", "now", "either", "none", "sorry", "course", "exactly", "absolutely", "cool", "nice", "awesome", "alright", "thing", "else", "really",
    };

    public static Given Read(string text, IReadOnlyList<PriorTurn> before)
    {
        var ours = before.Count > 0 && before[^1].Role is Role.HumanAgent or Role.Bot ? before[^1].Text : "";
        var askedFor = AskedIn(ours);
        var name = NameIn(text, askedFor);

        // "Sure! Number 10." answers in its second sentence.
        var telling = Sentence.Split(text).FirstOrDefault(s => !IsFiller(s)) ?? text;
        var isQuestion = text.Contains('?', StringComparison.Ordinal);
        var said = isQuestion || name is not null
            ? null
            : ClauseReader.Read(text).FirstOrDefault(c => !c.AccusesUs)?.Said ?? StatementOf(telling);
        return new Given(said, isQuestion || name is not null ? null : WordsOf(telling), name, askedFor);
    }

    // "I'll get there around four with my friends": the whole turn is one plain statement about the speaker.
    private static string? StatementOf(string text)
    {
        var words = Trimmed(text);
        return words.Count is >= 3 and <= MostStated && Subjects.Contains(words[0].Lower)
            && !words.Any(w => Unstated.Contains(w.Lower) || Lexicon.Default.Unsaid.Contains(w.Lower) || !w.Lower.All(IsPlain))
                ? PersonShift.ToSecondPerson(words)
                : null;
    }

    private static List<Token> Trimmed(string text)
    {
        if (text.Contains('[', StringComparison.Ordinal))
        {
            return [];
        }

        var words = Token.Cut(text.TrimEnd('.', '!', ' '), startsSentence: true);
        while (words.Count > 1 && (Fillers.Contains(words[0].Lower) || (words[0].Lower is "i" && words[1].Lower is "guess" or "think")))
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
        var words = Trimmed(text);

        if (words.Count is 0 or > MostWords
            || words.Any(w => Unfit.Contains(w.Lower) || Lexicon.Default.Unsaid.Contains(w.Lower) || !w.Lower.All(IsPlain))
            || (words.Count == 1 && (Fillers.Contains(words[0].Lower) || words[0].Lower.Length < 2)))
        {
            return null;
        }

        return PersonShift.ToSecondPerson(words);
    }

    private static bool IsFiller(string sentence) => Token.Cut(sentence, startsSentence: true).TrueForAll(w => Fillers.Contains(w.Lower) || Tails.Contains(w.Lower) || w.Lower is "great" or "perfect" or "right");

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) || c is '\'' or '-' or '.' or ':' or '/' or '$' or '£' or '€' or '&' or '#';

    private static string? AskedIn(string ours)
    {
        foreach (var sentence in Sentence.Split(ours).Reverse())
        {
            if (Asking().Match(sentence) is { Success: true } match)
            {
                var words = match.Groups["what"].Value.Trim();
                return $"{(match.Groups["det"].Value.ToLowerInvariant() is "your" ? "your" : "the")} {char.ToLowerInvariant(words[0])}{words[1..]}";
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
        var isName = askedFor is "your name" or "your full name" or "your first name" or "the name"
            && WordCountIsSmall(text) && first.Length is > 1 and <= LongestName && char.IsUpper(first[0]) && first.Skip(1).All(c => char.IsLower(c) || c is '-' or '\'');
        return isName && !Fillers.Contains(first.ToLowerInvariant()) && !Unfit.Contains(first.ToLowerInvariant()) ? first : null;
    }

    private static bool WordCountIsSmall(string text) => WordCount.Of(text) <= 3;

    [GeneratedRegex(
        @"\b(provide|enter|specify|share|confirm|state|give me|tell me|need|have|get|what is|what's|what was|know)( me)?( with)? (?<det>your|the|a|an) (?<what>[a-z'’]+( (?!so|and|to|for|on|in|that|of|you|please|before|with|if|as)[a-z'’]+){0,2})(?= ?(\?|\.|,|$|so|and|to|for|on|in|that|of|you|please|before|with|if|as)\b| ?[?.,!]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Asking();

    [GeneratedRegex(
        @"\b((?i:my name(?:'s| is)|the name(?:'s| is)|names|this is|i'm called|it's|i am|i'm)) (?<name>[A-Z][a-z]{1,18})(?=[ .,!]*$|[,.!]| (?i:and|here|from|speaking)\b| [A-Z][a-z]+[ .,!]*$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Introducing();
}
