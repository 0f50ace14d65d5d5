using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AgentAssist.Core.Customers;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.Core.Suggestions.Shelf;
using AgentAssist.V1;

namespace AgentAssist.Core.Conversations;

/// <summary>
/// The system of record in memory, for tests, simulations and offline work. One object implements both ports because a
/// completed conversation writes to both at once. Every call is one critical section, so that it is deterministic under
/// a deterministic scheduler; everything is lost with the object.
/// </summary>
/// <param name="timeProvider">The clock that requests age by.</param>
/// <param name="requestRetention">How long a request is remembered; 24 hours where null.</param>
/// <param name="secretSeed">What secrets are derived from; random where null.</param>
public sealed partial class InMemorySystemOfRecord(
    TimeProvider timeProvider, TimeSpan? requestRetention = null, byte[]? secretSeed = null)
    : IConversationLog, ICustomerStore, IDeploymentSecrets, IRankingStore, ILibraryStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationKey, InMemoryConversation> _conversations = [];

    // An event that was trimmed leaves its place empty, so that cursors keep their meaning.
    private readonly List<StoredEvent?> _log = [];
    private readonly InMemoryRequests _requests = new(timeProvider, requestRetention ?? TimeSpan.FromHours(24));
    private readonly InMemoryCustomers _customers = new();
    private readonly InMemoryRanking _ranking = new();
    private readonly byte[] _secretSeed = secretSeed ?? RandomNumberGenerator.GetBytes(32);

    /// <inheritdoc/>
    public Task<AppendOutcome> AppendAsync(AppendCommand command, CancellationToken cancellationToken)
    {
        command.ThrowIfInconsistent();
        return Locked(() => Append(command), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<StoredRequest?> FindRequestAsync(RequestKey key, CancellationToken cancellationToken) =>
        Locked(() => _requests.Find(key), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredEvent>> ReadAsync(
        ConversationKey key, long fromRevision, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<StoredEvent>>(() => _conversations.TryGetValue(key, out var found)
            ? found.Read(Math.Max(fromRevision, 1), limit)
            : [], cancellationToken);

    /// <inheritdoc/>
    public Task<Conversation?> GetAsync(ConversationKey key, CancellationToken cancellationToken) =>
        Locked(() => _conversations.GetValueOrDefault(key)?.CloneSummary(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Conversation>> ListAsync(ConversationFilter filter, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<Conversation>>(() =>
        [
            .. _conversations
                .Where(entry => entry.Key.Tenant == filter.Tenant && entry.Value.Matches(filter))
                .Select(entry => entry.Value)
                .OrderBy(entry => entry.ListPosition, NewestFirst.Order)
                .Take(filter.Limit)
                .Select(entry => entry.CloneSummary()),
        ], cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ConversationKey>> ListIdleAsync(
        DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        Locked<IReadOnlyList<ConversationKey>>(() =>
        [
            .. _conversations
                .Where(entry => entry.Value.Summary.State != ConversationState.Completed && entry.Value.LastEventTime < before)
                .OrderBy(entry => entry.Value.LastEventTime)
                .ThenBy(entry => entry.Key.Tenant, StringComparer.Ordinal)
                .ThenBy(entry => entry.Key.ConversationId, StringComparer.Ordinal)
                .Take(limit)
                .Select(entry => entry.Key),
        ], cancellationToken);

    /// <inheritdoc/>
    public Task<int> TrimAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => Locked(() =>
    {
        var due = _conversations
            .Where(entry => entry.Value.Summary.State == ConversationState.Completed
                && entry.Value.Events.Count > 0 && entry.Value.LastEventTime < before)
            .OrderBy(entry => entry.Value.LastEventTime)
            .ThenBy(entry => entry.Key.Tenant, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.ConversationId, StringComparer.Ordinal)
            .Take(limit)
            .ToDictionary();
        for (var i = 0; due.Count > 0 && i < _log.Count; i++)
        {
            _log[i] = _log[i] is { } kept && due.ContainsKey(kept.Key) ? null : _log[i];
        }

        foreach (var entry in due.Values)
        {
            entry.Trim();
        }

        return due.Count;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<LogCursor> TailAsync(CancellationToken cancellationToken) =>
        Locked(() => CursorBehind(_log.Count), cancellationToken);

    /// <inheritdoc/>
    public Task<LogPage> ReadAfterAsync(LogCursor cursor, int limit, CancellationToken cancellationToken)
    {
        var position = string.IsNullOrEmpty(cursor.Value) ? 0 : int.Parse(cursor.Value, CultureInfo.InvariantCulture);
        return Locked(() =>
        {
            var events = new List<StoredEvent>();
            while (events.Count < limit && position < _log.Count)
            {
                if (_log[position++] is { } kept)
                {
                    events.Add(kept);
                }
            }

            return new LogPage(events, CursorBehind(position));
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CustomerWriteOutcome> WriteAsync(CustomerWrite write, CancellationToken cancellationToken)
    {
        write.ThrowIfInconsistent();
        return Locked<CustomerWriteOutcome>(() =>
        {
            if (_requests.Find(write.Request) is { } first)
            {
                return new CustomerWriteOutcome.Repeated(first);
            }

            var (key, version, changed, unchanged) = _customers.Write(write);
            return new CustomerWriteOutcome.Written(version, changed, unchanged, _requests.Store(write.Request, version, customer: key))
            {
                MergedInto = key == write.Key ? "" : key.CustomerId,
            };
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CustomerHistory?> ReadAsync(CustomerKey key, int limit, CancellationToken cancellationToken) => Locked(
        () => _customers.Read(key, limit) is { } history
            ? history.MergedInto.Length > 0 ? history : history with { Feedback = _feedback.Shown(key), Gestures = _goodwill.Shown(key) }
            : null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Interaction>> ListInteractionsAsync(
        CustomerKey key,
        string reference,
        (DateTimeOffset OccurredAt, string InteractionId)? after,
        int limit,
        CancellationToken cancellationToken) =>
        Locked(() => _customers.List(key, reference, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]> GetOrCreateSecretAsync(string name, int bytes, CancellationToken cancellationToken = default) =>
        Task.FromResult(HKDF.DeriveKey(HashAlgorithmName.SHA256, _secretSeed, bytes, info: Encoding.UTF8.GetBytes(name)));

    /// <inheritdoc/>
    public Task<RankingCounts> ReadRankingAsync(string tenant, CancellationToken cancellationToken) =>
        Locked(() => _ranking.Read(tenant), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SuggestionStat>> SumOutcomesAsync(
        string tenant, DateOnly from, DateOnly until, CancellationToken cancellationToken) =>
        Locked(() => _ranking.Sum(tenant, from, until), cancellationToken);

    private AppendOutcome Append(AppendCommand command)
    {
        if (_requests.Find(command.Request) is { } first)
        {
            return new AppendOutcome.Repeated(first);
        }

        if (command.Shows is { } shown && !_customers.IsKnown(_customers.Resolve(shown)))
        {
            return new AppendOutcome.CustomerGone();
        }

        var head = _conversations.TryGetValue(command.Key, out var entry) ? entry.Head : 0;
        if (head != command.ExpectedHead)
        {
            return new AppendOutcome.HeadMoved(head);
        }

        if (command.Events.Count == 0)
        {
            return new AppendOutcome.Appended(_requests.Store(command.Request, head, command.Key), CustomerVersion: 0);
        }

        if (command.Booking is { } checkedFirst && _goodwill.Exceeded(_customers.Resolve(checkedFirst.Customer), checkedFirst) is { } limit)
        {
            return new AppendOutcome.LimitReached(limit);
        }

        entry ??= _conversations[command.Key] = new InMemoryConversation();
        entry.Append(command);
        _log.AddRange(command.Events);
        var (customer, customerVersion) = (default(CustomerKey), 0L);
        if (command.Booking is null && command.WritesTo is { } key)
        {
            (customer, customerVersion, _, _) = _customers.Write(
                new(key, Profile: null, command.History is { } interaction ? [interaction] : [], Principal: command.Principal), command.Promises);
        }

        if (command.Booking is { } booking)
        {
            customer = _customers.Resolve(booking.Customer);
            _goodwill.Add(customer, booking.Gesture);
            customerVersion = _customers.Touch(customer);
        }

        _ranking.Add(command.Key.Tenant, command.Lesson);
        return new AppendOutcome.Appended(_requests.Store(command.Request, command.NewHead, command.Key), customerVersion)
        {
            MergedInto = command.WritesTo is { } written && written != customer ? customer.CustomerId : "",
        };
    }

    private static LogCursor CursorBehind(int position) => new(position.ToString(CultureInfo.InvariantCulture));

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }
}
