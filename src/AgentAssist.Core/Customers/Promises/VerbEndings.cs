namespace AgentAssist.Core.Customers.Promises;

/// <summary>Guesses the verb behind a word that no list has, by its ending.</summary>
internal static class VerbEndings
{
    private const string Vowels = "aeiou";

    /// <summary>The verb form that the word looks like; no forms where it looks like none.</summary>
    public static VerbForm Guess(string word)
    {
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal))
        {
            return new VerbForm(Restore(word[..^3]), VerbForms.Ing, VerbKinds.None);
        }

        if (word.Length > 4 && word.EndsWith("ied", StringComparison.Ordinal))
        {
            return new VerbForm(word[..^3] + "y", VerbForms.Past, VerbKinds.None);
        }

        return word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal)
            ? new VerbForm(Restore(word[..^2]), VerbForms.Past, VerbKinds.None)
            : default;
    }

    // "stopp" was "stop", "updat" was "update".
    private static string Restore(string stem)
    {
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'e' or 'o' or 'z' or 'f'))
        {
            return stem[..^1];
        }

        var consonant = !Vowels.Contains(stem[^1], StringComparison.Ordinal) && stem[^1] is not ('w' or 'x' or 'y');
        var vowelBefore = stem.Length > 1 && Vowels.Contains(stem[^2], StringComparison.Ordinal);
        var takesE = stem[^1] is 'v' or 'c' or 'u' or 'z'
            || (stem.Length > 2 && stem[^1] is 'g' or 's' && !vowelBefore && stem[^2] != stem[^1] && !stem.EndsWith("ng", StringComparison.Ordinal))
            || (consonant && vowelBefore && stem.Length > 2 && !Vowels.Contains(stem[^3], StringComparison.Ordinal)
                && (stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("is", StringComparison.Ordinal) || stem.EndsWith("as", StringComparison.Ordinal)
                    || stem.EndsWith("us", StringComparison.Ordinal) || stem.EndsWith("ut", StringComparison.Ordinal) || stem.EndsWith("ag", StringComparison.Ordinal)
                    || stem.EndsWith("ur", StringComparison.Ordinal) || stem.EndsWith("ir", StringComparison.Ordinal) || stem.EndsWith("ak", StringComparison.Ordinal)));
        return takesE ? stem + "e" : stem;
    }
}
