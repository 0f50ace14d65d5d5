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
            throw new ReplyLibraryException([new("", $"not a library in protobuf JSON: {e.Message}")]);
        }
        catch (InvalidJsonException e)
        {
            throw new ReplyLibraryException([new("", $"not JSON: {e.Message}")]);
        }
    }

    /// <summary>Checks a library and makes it ready. The message is treated as frozen from here on.</summary>
    /// <exception cref="ReplyLibraryException">The library is at fault; every fault is named at once.</exception>
    public static ReplyLibrary Create(V1.Library library)
    {
        var faults = new List<LibraryFault>();
        if (library.Version.Length == 0)
        {
            faults.Add(new("version", "version: is missing"));
        }

        var refused = new List<string>();
        var speech = Speech.Read(library.Voice, refused);
        faults.AddRange(refused.Select(text => new LibraryFault("voice", text)));
        refused.Clear();
        var guards = GuardSet.Read(library.Guards.Concat(speech.Guards), refused);
        faults.AddRange(refused.Select(text => new LibraryFault("guards", text)));
        var phrases = ReadPhrases(library, speech, guards, faults);
        return faults.Count == 0 ? new ReplyLibrary(library, phrases, guards, speech) : throw new ReplyLibraryException(faults);
    }

    private static List<PhraseTemplate> ReadPhrases(V1.Library library, Speech speech, GuardSet guards, List<LibraryFault> faults)
    {
        var policies = PolicyBook.Default.RuleIds;
        var phrases = new List<PhraseTemplate>();
        var withheld = new List<Move>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (written, i) in library.Phrases.Select((phrase, i) => (phrase, i)))
        {
            if (written.PhraseId.Length == 0 || !ids.Add(written.PhraseId))
            {
                faults.Add(new($"phrases[{i}].phrase_id", $"phrase '{written.PhraseId}': needs an id that no other phrase has"));
            }

            var phrase = speech.Say(written);
            var found = new List<string>();
            var template = PhraseTemplate.TryRead(phrase, policies, speech, found);
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
                faults.Add(new($"phrases[{i}].text", $"phrase '{phrase.PhraseId}': {said} what guard '{hit.GuardId}' withholds"));
            }

            faults.AddRange(found.Select(text => new LibraryFault($"phrases[{i}]", text)));
        }

        var missing = new List<string>();
        VoiceRules.CheckMoves(withheld, phrases.Select(p => p.Move).ToHashSet(), missing);
        faults.AddRange(missing.Select(text => new LibraryFault("voice", text)));
        return phrases;
    }

    /// <summary>How many phrases it has for each move that it has words for, in order of the moves.</summary>
    public IReadOnlyList<(Move Move, int Phrases)> CountByMove() =>
        [.. _phrases.OrderBy(entry => entry.Key).Select(entry => (entry.Key, entry.Value.Length))];

    /// <summary>The phrases that no situation reaches, in order of their ids, each with the reason why.</summary>
    public IReadOnlyList<(string PhraseId, string Why)> FindUnreached() =>
    [
        .. _phrases.Values.SelectMany(phrases => phrases)
            .Select(phrase => (phrase.Id, Why: LibraryReach.Fault(phrase)))
            .Where(phrase => phrase.Why is not null)
            .OrderBy(phrase => phrase.Id, StringComparer.Ordinal)
            .Select(phrase => (phrase.Id, phrase.Why!)),
    ];

    internal ReadOnlySpan<PhraseTemplate> PhrasesFor(Move move) => _phrases.TryGetValue(move, out var phrases) ? phrases : [];
}

/// <summary>What is wrong with a library.</summary>
/// <param name="Field">Where, as a path within the library such as "phrases[3].text"; empty for the whole.</param>
/// <param name="Text">What, in one line that names the phrase or guard.</param>
public sealed record LibraryFault(string Field, string Text);

/// <summary>A reply library that cannot be used.</summary>
/// <param name="faults">Every fault.</param>
public sealed class ReplyLibraryException(IReadOnlyList<LibraryFault> faults)
    : Exception("The reply library cannot be used:\n" + string.Join('\n', faults.Select(fault => fault.Text)))
{
    /// <summary>Every fault, one line each.</summary>
    public IReadOnlyList<string> Faults { get; } = [.. faults.Select(fault => fault.Text)];

    /// <summary>Every fault with the place where it is.</summary>
    public IReadOnlyList<LibraryFault> Located { get; } = faults;
}
