using System.Text.RegularExpressions;

namespace AgentAssist.Core.Suggestions.Wording;

/// <summary>
/// Turns a question round so that it can be said back: "where is my order?" becomes "where your order is", "when does it
/// arrive?" "when it arrives". What does not surely come out whole is left alone.
/// </summary>
internal static partial class QuestionReader
{
    private const int Longest = 16;

    private static readonly HashSet<string> Auxiliaries = new(StringComparer.Ordinal)
    {
        "is", "are", "was", "were", "will", "would", "can", "could", "should", "do", "does", "did", "has", "have",
    };

    private static readonly HashSet<string> Pronouns = new(StringComparer.Ordinal) { "i", "you", "we", "it", "they", "he", "she", "that", "this", "there", "everything" };

    private static readonly HashSet<string> Determiners = new(StringComparer.Ordinal) { "my", "your", "our", "the", "a", "an", "this", "that", "these", "those", "any", "some", "his", "her", "their" };

    // What can follow a whole subject: "the weather | in Pittsburgh", "my order | going to arrive".
    private static readonly HashSet<string> AfterSubject = new(StringComparer.Ordinal)
    {
        "in", "on", "at", "for", "to", "from", "with", "of", "by", "like", "today", "tomorrow", "now", "still", "not", "so", "available", "open", "ready", "going", "supposed", "included", "due", "valid", "free", "possible", "taking", "showing", "here", "there", "again", "near", "close",
    };

    /// <summary>Between "will the weather" and what it will do stands one of these, if it is no verb of the lexicon.</summary>
    public static readonly HashSet<string> BaseVerbs = new(StringComparer.Ordinal)
    {
        "be", "have", "cost", "look", "take", "go", "end", "start", "come", "arrive", "happen", "close", "open", "last", "include", "leave", "cover", "run", "stay", "change", "apply", "serve", "offer", "mean", "say", "make", "fit", "ship",
    };

    private static readonly HashSet<string> AskingWords = new(StringComparer.Ordinal) { "what", "how", "why", "who", "when", "where", "which" };

    /// <summary>The question, in the second person and without a question mark; null where there is none that can be said.</summary>
    public static string? Read(string text)
    {
        foreach (var sentence in Sentence.Split(text.Replace('’', '\'')))
        {
            if (Rhetorical().IsMatch(sentence))
            {
                continue;
            }

            var said = Lead().Replace(sentence.TrimEnd('?', '.', '!', ' '), "");
            if (sentence.EndsWith('?') && Supposing().Match(said) is { Success: true } supposed && Finish(Token.Cut("what happens " + supposed.Groups["if"].Value, startsSentence: false)) is { } then)
            {
                return then;
            }

            if (Doing().Match(said) is { Success: true } doing && Finish(Token.Cut(doing.Value, startsSentence: true)) is { } who)
            {
                return who;
            }

            if (Indirect().Match(said) is { Success: true } indirect && Finish(Token.Cut(indirect.Groups["what"].Value, startsSentence: false)) is { } known)
            {
                return known;
            }

            // Many leave the question mark out; then only the order of the words at the beginning tells.
            if (Direct().Match(said) is { Success: true } direct && (direct.Index == 0 || sentence.EndsWith('?')) && Turn(direct) is { } turned)
            {
                return turned;
            }

            // "Do the first one" and "have a nice day" ask nothing.
            if (YesOrNo().Match(said) is { Success: true } open && (open.Index == 0 || sentence.EndsWith('?')) && (sentence.EndsWith('?') || Pronouns.Contains(FirstOf(open.Groups["rest"].Value)) || open.Groups["aux"].Value is not ("do" or "Do" or "have" or "Have"))
                && Turn(open) is { } whether)
            {
                return whether;
            }
        }

        return null;
    }

    /// <summary>Whether a sentence only has the form of a question.</summary>
    public static bool IsRhetorical(string sentence) => Rhetorical().IsMatch(sentence);

    private static string? Turn(Match direct)
    {
        var ask = direct.Groups["ask"] is { Success: true } words ? words.Value.ToLowerInvariant() : "whether";
        var aux = direct.Groups["aux"].Value.ToLowerInvariant();
        var rest = Token.Cut(direct.Groups["rest"].Value, startsSentence: false);

        // "What's that mean" and "whats the black box do" leave out what "does" would say.
        var does = rest.Count > 1 && rest[^1].Lower is "do" or "mean" or "say" or "cost" or "work" or "happen" or "cover" or "need" or "include";
        aux = aux is "'s" or "s" ? does ? "does" : "is" : aux is "'re" ? "are" : aux;
        rest.RemoveAll(w => ask == "whether" && w.Lower is "even");
        var subject = SubjectOf(rest, takesVerb: aux is not ("is" or "are" or "was" or "were" or "has" or "have"));
        subject = aux is "are" or "were" && subject > 1 && subject < rest.Count && IsOne(rest[subject - 1].Lower) && rest[subject].Lower is var many && many.EndsWith('s') && !Follows(many, takesVerb: false) ? subject + 1 : subject;
        if (!Auxiliaries.Contains(aux) || subject == 0
            || (rest[0].Lower is "you" or "i" or "we" && ((ask == "whether" && (rest[0].Lower is "you" || aux is not ("do" or "should" or "will" or "would"))) || subject == rest.Count))
            || (subject == rest.Count && (ask == "whether" || aux is not ("is" or "are" or "was" or "were")))
            || (subject < rest.Count && ((AskingWords.Contains(rest[subject].Lower) || rest[subject].Lower is "even")))
            || (rest[0].Lower is "your" && rest[1].Lower is "name")
            || (ask == "whether" && rest[0].Lower is "it" && rest[subject].Lower is "possible"))
        {
            return null;
        }

        // "What do I do with the box?": what to do with it. "Could the receipt for both rooms be ...": the subject goes on to its verb.
        if (ask != "whether" && rest[0].Lower is "i" or "we" && subject < rest.Count && rest[subject].Lower is not ("need" or "have" or "get" or "want" or "owe" or "pay") && (aux is "do" or "should" || (ask == "how" && aux is "can" or "could")))
        {
            return Finish([.. Token.Cut(ask, startsSentence: false), new Token("to", "to"), .. rest[subject..]]);
        }

        if (aux is "will" or "would" or "can" or "could" or "should" or "do" or "does" && AfterSubject.Contains(rest[subject].Lower))
        {
            subject = rest.FindIndex(subject, w => BaseVerbs.Contains(w.Lower));
            if (subject < 0)
            {
                return null;
            }
        }

        List<Token> turned = [.. Token.Cut(ask, startsSentence: false), .. rest[..subject]];
        var predicate = rest[subject..];
        if (aux is "do" or "does")
        {
            predicate[0] = aux == "does" ? Inflected(predicate[0]) : predicate[0];
        }
        else if (aux is "did")
        {
            return null;
        }
        else
        {
            turned.Add(new Token(aux, aux));
        }

        return Finish([.. turned, .. predicate]);
    }

    // "Were my medicine | instructions": the verb tells that the subject goes on.
    private static bool IsOne(string noun) => !noun.EndsWith('s') && noun is not ("people" or "children" or "men" or "women");

    private static string FirstOf(string rest) => rest.Split(' ')[0].ToLowerInvariant();

    // "how it works": the verb takes over the ending of "does".
    private static Token Inflected(Token verb) =>
        new(verb.Lower, verb.Lower switch
        {
            "have" => "has",
            "do" => "does",
            "be" => "is",
            var v when v.EndsWith("ss", StringComparison.Ordinal) || v.EndsWith("ch", StringComparison.Ordinal) || v.EndsWith("sh", StringComparison.Ordinal) || v.EndsWith('o') => v + "es",
            var v when v.EndsWith('y') && v.Length > 1 && !"aeiou".Contains(v[^2], StringComparison.Ordinal) => v[..^1] + "ies",
            var v => v + "s",
        });

    private static int SubjectOf(List<Token> words, bool takesVerb)
    {
        if (words.Count == 0)
        {
            return 0;
        }

        if (Pronouns.Contains(words[0].Lower) && !(words.Count > 1 && words[0].Lower is "this" or "that" && Lexicon.Default.IsThing(words[1].Lower) && !(takesVerb && words.Count == 2)))
        {
            return 1;
        }

        if (words[0].Lower.All(char.IsDigit))
        {
            return 1;
        }

        // "is Dr Johnson available": a name.
        var end = 0;
        while (end < words.Count && char.IsUpper(words[end].Shown[0]))
        {
            end++;
        }

        if (end > 0)
        {
            return end < words.Count && Follows(words[end].Lower, takesVerb) ? end : 0;
        }

        if (!Determiners.Contains(words[0].Lower) && !words[0].Lower.EndsWith("'s", StringComparison.Ordinal))
        {
            return 0;
        }

        end = 2;
        while (end < words.Count && !Follows(words[end].Lower, takesVerb) && (Lexicon.Default.Describing.Contains(words[end - 1].Lower) || words[end - 1].Lower is "other" || words[end - 1].Lower.EndsWith("'s", StringComparison.Ordinal)
            || (Lexicon.Default.IsThing(words[end].Lower) && !Lexicon.Default.Verbs.Contains(words[end].Lower))))
        {
            end++;
        }

        if (words[Math.Min(end, words.Count) - 1].Lower is var head && (Lexicon.Default.Adverbs.Contains(head) || AfterSubject.Contains(head) || head.EndsWith("'s", StringComparison.Ordinal)))
        {
            return 0;
        }

        return end <= words.Count && (end == words.Count || Follows(words[end].Lower, takesVerb) || Lexicon.Default.IsThing(words[end - 1].Lower)) ? end : 0;
    }

    private static bool Follows(string word, bool takesVerb) =>
        AfterSubject.Contains(word)
        || word.EndsWith("ing", StringComparison.Ordinal)
        || word.EndsWith("ed", StringComparison.Ordinal)
        || (takesVerb && (BaseVerbs.Contains(word) || Lexicon.Default.Verbs.Contains(word)));

    private static string? Finish(List<Token> words)
    {
        while (words.Count > 2 && words[^1].Lower is "please" or "thanks" or "though" or "then" or "exactly" or "and" or "or" or "so" or "btw" or "tho" or "lol" or "haha" or "yeah" or "anyway" or "pls" or "mate")
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count > 4 && words[^1].Lower is "me" && words[^2].Lower is "for")
        {
            words.RemoveRange(words.Count - 2, 2);
        }

        var fits = words.Count is >= 2 and <= Longest
            && !words.Any(w => Lexicon.Default.Unsaid.Contains(w.Lower) || w.Lower.Contains('[', StringComparison.Ordinal) || w.Lower is "hell" or "you're" or "you've")
            && words[^1].Lower is not ("a" or "the" or "my" or "to" or "of" or "i" or "me" or "that" or "it's");
        return fits ? PersonShift.ToSecondPerson(words) : null;
    }

    [GeneratedRegex(@"^(?:(?:(?:hi|hello|hey)(?: [a-z]+(?=[,!-]))?|ok|okay|so|and|well|also|but|great|good|thanks|thank you|please|um|uh|now|then|oh|wow|yes|yeah|yep|no|nope|hmm+|hm|ah|ha|haha|right|wait|hang on|lovely|brilliant|nice|excellent|wonderful|fab|fair enough|really|btw|by the way|(?:one more(?: thing| question)?|(?:one )?last thing|one other thing|quick question|another thing)(?=[,:.])|that'?s (?:fine|good|great|kind)|perfect|awesome|cool|out of curiosity|actually|finally|alright|sorry)[,!.:… -]+)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"\b(?:(?:can|could|would|will) you (?:please |kindly |also |just )?(?:tell me|let me know|check|find out|see|explain|confirm)|do you (?:happen to )?know|(?:i|we)(?:'d| would)?(?: also| just)? (?:like|want|need) to (?:know|find out|see|check)|(?:i|we) (?:was|am|were|are) wondering|i'm wondering|(?:please )?tell me|let me know) (?<what>(?:what|when|where|how|why|which|who|if|whether|the (?:next|last|first|best|name|time|date|price|status|address|weather|cost|number|[a-z]+ (?:of|for|in|at))) [^,;(]+)(?=$|[,;(])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Indirect();

    [GeneratedRegex(
        @"(?:^|(?:[,;:…]|\.\.|\band|\bbut|\bso) ?)(?<ask>(?:what|which)(?: (?!(?:is|are|was|were|will|would|can|could|should|do|does|did|has|have|the|my|your|about|if)\b)[a-z]+){0,3}|how much|how many [a-z]+|how long|how far|how often|how soon|when|where|how|why)(?:(?<aux>'?s|'re)| (?<aux>[a-z]+)) " + Rest,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Direct();

    // Who asks this wants no answer, but to be heard.
    [GeneratedRegex(
        @"\bdo you (?:even |actually |really |have any idea |people )*(?:know|realise|realize|understand|care|hear|listen)\b(?! (?:if|whether|where|when|who|which|of|a|the|my|about)\b)(?! (?:what|how) (?:time|much|many|long|far|the|is|are|kind|type|to)\b)|\bdo you have any idea\b|\b(?:can|could) (?:this|my|the) (?:day|week|month|year|night) get\b|\bwho (?:told|gave|made|allows?|do) you\b|\b(?:let me know|tell me) (?:when|once|as soon as) (?:it|that|this|they|you)(?:\W?s|\W?re|\W?ve| is| are| have) (?:done|ready|completed|complete|finished|booked|sorted|through|confirmed|there|in)\b|\bso you(?:\W?re| are) (?:just )?going to (?:let|make|leave)\b|\bwhat (?:else )?do you (?:want|need)\b|\bwhat do (?:i|we) (?:say|tell|pay)\b|\bhow (?:am|are) (?:i|we) supposed to\b|\bare you (?:kidding|serious|joking|for real|having a laugh)\b|\bis (?:this|that) (?:a joke|some kind|how you)\b|\bwhat (?:kind|sort) of (?:company|service|people|business)\b|\bhow hard (?:can|is) it\b|\bhow dare\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rhetorical();

    [GeneratedRegex(@"^(?:what )?(?<if>if (?:i|we|they|it|he|she|you|the|my|that|this|there|nobody|someone)\b[^,;(]{3,60})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Supposing();

    [GeneratedRegex(@"^who (?!is\b|was\b|has\b|does\b)[a-z]+s [^,;(]+(?=$|[,;(])|^(?:what|which|how many) (?:(?!is\b|are\b|was\b|were\b|will\b|would\b|do\b|does\b|did\b|can\b|could\b|should\b|has\b|have\b|about\b|if\b|a\b|the\b|my\b|your\b)[a-z]+ ){1,3}(?:is|are|will be|was|were) (?!i\b|you\b|we\b|it\b|they\b|he\b|she\b|the\b|my\b|your\b|this\b|that\b|there\b)[^,;(]+(?=$|[,;(])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doing();

    [GeneratedRegex("(?:^|[:,] )(?<aux>is|are|was|were|will|would|does|do|has|have|can|could|should) " + Rest, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YesOrNo();

    // Up to where another clause begins.
    private const string Rest = @"(?<rest>(?:[^,;(]|(?<=\d),(?=\d))+?)(?=$|[,;(]| - |\.\.| and (?:if|what|what's|how|is|are|do|does|can|could|where|when|which|who|will|would|also|i|we|then|it)\b| or (?:is|are|do|does|can|will|what)\b)";
}
