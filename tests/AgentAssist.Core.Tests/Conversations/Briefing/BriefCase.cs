using System.Text.Json;
using AgentAssist.Core.Conversations;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Customers.Contradictions;
using AgentAssist.Core.Customers.Records;
using AgentAssist.Core.Privacy;
using AgentAssist.Core.Understanding;
using AgentAssist.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Tests.Conversations.Briefing;

/// <summary>A case of records and a conversation, as a fold of the events that the conversation would have.</summary>
internal sealed class BriefCase
{
    private static readonly JsonParser Lenient = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));
    private static readonly TextMasker Masker = new();

    private readonly CustomerContext _context;
    private readonly (Role Role, string Text)[] _turns;
    private readonly Promise[] _promises;

    private BriefCase(string name, JsonElement json)
    {
        Name = name;
        Now = json.GetProperty("now").GetDateTimeOffset();
        _context = new CustomerContext { Profile = Lenient.Parse<CustomerProfile>(json.GetProperty("customer").GetRawText()) };
        foreach (var record in json.GetProperty("interactions").EnumerateArray())
        {
            _context.Interactions.Add(Record(record));
        }

        var timeline = new Timeline(_context.Interactions, _context.Profile, Now);
        _context.Interactions.Clear();
        _context.Interactions.Add(timeline.Records.Select(record => record.Interaction).Reverse());
        _context.Findings.Add(ContradictionFinder.Default.Find(timeline));
        _context.Effort.Add(EffortCounter.Count(timeline, Now));
        _turns = [.. json.GetProperty("conversation").EnumerateArray().Select(turn => (RoleOf(turn.GetProperty("role").GetString()!), turn.GetProperty("text").GetString()!))];
        _promises = [.. json.GetProperty("expected").GetProperty("promises").EnumerateArray().Select(Promised)];
        _context.Promises.Add(_promises.Where(promise => !IsSaidHere(promise)));
    }

    public string Name { get; }

    public DateTimeOffset Now { get; }

    public int Turns => _turns.Length;

    public CustomerContext Context => _context;

    public static IEnumerable<BriefCase> All()
    {
        var folder = Folder();
        return Directory.GetFiles(folder, "*.json").Concat(Directory.GetFiles(Path.Combine(folder, "HeldOut"), "*.json"))
            .Where(file => !Path.GetFileName(file).StartsWith("orderly-", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new BriefCase(Path.GetFileNameWithoutExtension(file), JsonDocument.Parse(File.ReadAllText(file)).RootElement));
    }

    /// <summary>A case of the tests' own, in the form of the files.</summary>
    public static BriefCase Of(string name, string json) => new(name, JsonDocument.Parse(json).RootElement);

    /// <summary>The conversation after its first turns.</summary>
    public ConversationFold Fold(int turns)
    {
        var fold = new ConversationFold();
        Apply(fold, new AssistEvent
        {
            ConversationStarted = new ConversationStarted
            {
                Conversation = new Conversation
                {
                    ConversationId = Name,
                    CustomerId = _context.Profile.CustomerId,
                    Channel = Channel.Chat,
                    State = ConversationState.Open,
                },
            },
        });
        Apply(fold, new AssistEvent { ContextUpdated = new ContextUpdated { Context = _context } });
        for (var i = 0; i < turns; i++)
        {
            Say(fold, _turns[i].Role, _turns[i].Text);
            foreach (var promise in _promises.Where(promise => promise.MadeIn == $"turn:{i + 1}"))
            {
                var recorded = promise.Clone();
                recorded.MadeIn = fold.Turns[^1].UtteranceId;
                Apply(fold, new AssistEvent { PromiseRecorded = recorded });
            }
        }

        return fold;
    }

    public static void Say(ConversationFold fold, Role role, string text)
    {
        var masked = Masker.Mask(text);
        var utterance = new Utterance { UtteranceId = $"u{fold.Revision + 1}", Role = role, Text = masked.Text, Revision = fold.Revision + 1 };
        utterance.MaskedSpans.Add(Masker.Mask(masked.Text).Spans);
        var analysis = role == Role.Customer ? UtteranceAnalyzer.Default.Analyze(masked.Text, fold.Turns, 1, "en") : null;
        Apply(fold, new AssistEvent { UtteranceAdded = new UtteranceAdded { Utterance = utterance, Analysis = analysis } });
    }

    public static void Apply(ConversationFold fold, AssistEvent appended)
    {
        appended.Revision = fold.Revision + 1;
        fold.Apply(appended);
    }

    private static bool IsSaidHere(Promise promise) => promise.MadeIn.StartsWith("turn:", StringComparison.Ordinal);

    private static Role RoleOf(string role) => role switch
    {
        "CUSTOMER" => Role.Customer,
        "BOT" => Role.Bot,
        _ => Role.HumanAgent,
    };

    private static Promise Promised(JsonElement json, int i) => new()
    {
        PromiseId = $"p{i + 1}",
        MadeIn = json.GetProperty("made_in").GetString()!,
        What = json.GetProperty("what").GetString()!,
        Due = json.TryGetProperty("due", out var due) ? due.GetString() ?? "" : "",
        State = System.Enum.Parse<PromiseState>(json.GetProperty("state").GetString()!, ignoreCase: true),
    };

    private static Interaction Record(JsonElement json)
    {
        var record = new Interaction { OccurredAt = Timestamp.FromDateTimeOffset(json.GetProperty("occurred_at").GetDateTimeOffset()) };
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name == "facts" && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var fact in member.Value.EnumerateObject())
                {
                    record.Facts[fact.Name] = fact.Value.ToString();
                }
            }
            else if (member.Name != "occurred_at" && member.Value.ValueKind == JsonValueKind.String
                && Interaction.Descriptor.FindFieldByName(member.Name) is { } field)
            {
                field.Accessor.SetValue(record, member.Value.GetString());
            }
        }

        return record;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "Customers", "Cases");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        throw new DirectoryNotFoundException("The cases are not beside the tests.");
    }
}
