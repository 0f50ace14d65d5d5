using System.Collections.Frozen;
using AgentAssist.Core.Suggestions.Guarding;
using AgentAssist.Core.Suggestions.Library;
using AgentAssist.Core.Suggestions.Policy;
using AgentAssist.Core.Suggestions.Voicing;
using AgentAssist.V1;
using Google.Protobuf;

namespace AgentAssist.Core.Suggestions;

/// <summary>
/// A checked <see cref="V1.Library"/>, ready to be composed from. Immutable and safe to share between threads.
/// </summary>
public sealed class ReplyLibrary
{
    private static readonly Lazy<ReplyLibrary> Shipped = new(() => Load(EmbeddedData.Read("Library/en.json")));

    private readonly FrozenDictionary<Move, PhraseTemplate[]> _phrases;

    private ReplyLibrary(V1.Library message, List<PhraseTemplate> phrases, GuardSet guards, Speech speech)
    {
        Message = message;
        Guards = guards;
        Speech = speech;
        _phrases = phrases.GroupBy(p => p.Move).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The library that ships with the server.</summary>
    public static ReplyLibrary Default => Shipped.Value;

    /// <summary>The library as it was given. Not to be changed.</summary>
    public V1.Library Message { get; }

    /// <summary>Its version, which every suggestion names.</summary>
    public string Version => Message.Version;

    /// <summary>The library's guards, and those of its voice.</summary>
    internal GuardSet Guards { get; }

    /// <summary>How the brand speaks. Its phrases are said so already.</summary>
    internal Speech Speech { get; }

    /// <summary>Reads a library from its protobuf JSON.</summary>
    /// <exception cref="ReplyLibraryException">The library is at fault; every fault is named at once.</exception>
    public static ReplyLibrary Load(Stream json)
    {
        using var reader = new StreamReader(json);
        return Load(reader.ReadToEnd());
    }

    /// <inheritdoc cref="Load(Stream)"/>
    public static ReplyLibrary Load(string json)
    {
        try
        {
            return Create(JsonParser.Default.Parse<V1.Library>(json));
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new ReplyLibraryException([$"not a library in protobuf JSON: {e.Message}"]);
        }
        catch (InvalidJsonException e)
        {
            throw new ReplyLibraryException([$"not JSON: {e.Message}"]);
        }
    }

    /// <summary>Checks a library and makes it ready. The message is treated as frozen from here on.</summary>
    /// <exception cref="ReplyLibraryException">The library is at fault; every fault is named at once.</exception>
    public static ReplyLibrary Create(V1.Library library)
    {
        var faults = new List<string>();
        if (library.Version.Length == 0)
        {
            faults.Add("version: is missing");
        }

        var speech = Speech.Read(library.Voice, faults);
        var guards = GuardSet.Read(library.Guards.Concat(speech.Guards), faults);
        var phrases = ReadPhrases(library, speech, guards, faults);
        return faults.Count == 0 ? new ReplyLibrary(library, phrases, guards, speech) : throw new ReplyLibraryException(faults);
    }

    private static List<PhraseTemplate> ReadPhrases(V1.Library library, Speech speech, GuardSet guards, List<string> faults)
    {
        var policies = PolicyBook.Default.RuleIds;
        var phrases = new List<PhraseTemplate>();
        var withheld = new List<Move>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var written in library.Phrases)
        {
            if (written.PhraseId.Length == 0 || !ids.Add(written.PhraseId))
            {
                faults.Add($"phrase '{written.PhraseId}': needs an id that no other phrase has");
            }

            var phrase = speech.Say(written);
            var template = PhraseTemplate.TryRead(phrase, policies, speech, faults);
            if (guards.FirstHit(phrase.Text) is not { } hit)
            {
                phrases.AddRange(template is null ? [] : [template]);
            }
            else if (speech.Owns(hit))
            {
                withheld.Add(phrase.Move);
            }
            else
            {
                var said = ReferenceEquals(phrase, written) ? "contains" : $"said as \"{phrase.Text}\" contains";
                faults.Add($"phrase '{phrase.PhraseId}': {said} what guard '{hit.GuardId}' withholds");
            }
        }

        VoiceRules.CheckMoves(withheld, phrases.Select(p => p.Move).ToHashSet(), faults);
        return phrases;
    }

    internal ReadOnlySpan<PhraseTemplate> PhrasesFor(Move move) => _phrases.TryGetValue(move, out var phrases) ? phrases : [];
}

/// <summary>A reply library that cannot be used.</summary>
/// <param name="faults">Every fault, one line each.</param>
public sealed class ReplyLibraryException(IReadOnlyList<string> faults)
    : Exception("The reply library cannot be used:\n" + string.Join('\n', faults))
{
    /// <summary>Every fault, one line each.</summary>
    public IReadOnlyList<string> Faults { get; } = faults;
}
