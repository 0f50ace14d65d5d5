using System.Buffers;

namespace AgentAssist.Core.Suggestions.Library;

/// <summary>Words and turns of phrase that a reply needs at most once, a bit for each group of <see cref="OnceOnlyWords"/>.</summary>
[Flags]
internal enum OnceOnly
{
    /// <summary>None of them.</summary>
    None = 0,
}

/// <summary>Finds them in a text.</summary>
internal static class OnceOnlyWords
{
    private static readonly SearchValues<string>[] Groups =
    [.. new string[][]
    {
        ["sorry", "apologi"], ["thank"], ["seriously"], ["you're right", "you are right"], ["myself"], ["fair"], ["hear from me"], ["angry"], ["record"],
        ["answer"], ["ahead", "doing that", "doing it", "on it", "seeing to it", "do that", "go on with", "going on with", "carry on"], ["right to"], ["makes sense"], ["stay"], ["while I"], ["let me", "let's"], ["look", "checking", "check that", "check it"], ["noted", "noting", "note that", "that down", "have that", "that in", "have your", "have the", "got your", "got the"], ["moment"], ["help you"],
        ["right now"], ["get it", "got it"], ["I'm on "], ["I'd be"], ["take care"], ["tell me"], ["next"],
    }.Select(group => SearchValues.Create(group, StringComparison.OrdinalIgnoreCase))];

    public static OnceOnly In(string text)
    {
        var found = OnceOnly.None;
        for (var i = 0; i < Groups.Length; i++)
        {
            found |= text.AsSpan().ContainsAny(Groups[i]) ? (OnceOnly)(1 << i) : OnceOnly.None;
        }

        return found;
    }
}
