using AgentAssist.Core.Customers;
using AgentAssist.Core.Suggestions.Ranking;
using AgentAssist.V1;
using Google.Protobuf.WellKnownTypes;

namespace AgentAssist.Core.Supervision;

/// <summary>Counts what happened. No answer contains personal data.</summary>
public sealed class Insight
{
    private readonly IRankingStore _store;
    private readonly Floor _floor;

    internal Insight(IRankingStore store, Floor floor) => (_store, _floor) = (store, floor);

    /// <summary>Gets how suggestions fared, on every day of UTC that the asked time touches.</summary>
    /// <exception cref="AssistException">FIELD_INVALID, STORAGE_UNAVAILABLE.</exception>
    public async Task<GetSuggestionStatsResponse> GetSuggestionStatsAsync(
        Caller caller, GetSuggestionStatsRequest request, CancellationToken cancellationToken)
    {
        var from = request.StartTime is { } start ? DateOnly.FromDateTime(Checked(start, "start_time")) : DateOnly.MinValue;
        var until = request.EndTime is { } end ? DayBehind(Checked(end, "end_time")) : DateOnly.MaxValue;
        if (request.StartTime is not null && request.EndTime is not null && request.EndTime.CompareTo(request.StartTime) <= 0)
        {
            throw RequestRules.Invalid("end_time", "must be after start_time");
        }

        var response = new GetSuggestionStatsResponse
        {
            StartTime = request.StartTime is null ? null : Midnight(from),
            EndTime = request.EndTime is null ? null : Midnight(until),
        };
        response.Stats.Add(await _store.SumOutcomesAsync(caller.Tenant, from, until, cancellationToken));
        return response;
    }

    /// <inheritdoc cref="Floor.CountAsync"/>
    public Task<GetFloorStatsResponse> GetFloorStatsAsync(
        Caller caller, GetFloorStatsRequest request, CancellationToken draining, CancellationToken cancellationToken) =>
        _floor.CountAsync(caller, request, draining, cancellationToken);

    private static DateTime Checked(Timestamp time, string field) =>
        CustomerRules.IsTimestamp(time) ? time.ToDateTime() : throw RequestRules.Invalid(field, "must be a time between the years 1 and 9999");

    // Midnight itself is not part of the time, and so not of the day that it begins.
    private static DateOnly DayBehind(DateTime end)
    {
        var day = DateOnly.FromDateTime(end);
        return end.TimeOfDay == TimeSpan.Zero || day == DateOnly.MaxValue ? day : day.AddDays(1);
    }

    private static Timestamp Midnight(DateOnly day) => Timestamp.FromDateTime(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
}
