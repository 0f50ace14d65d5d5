using AgentAssist.V1;

namespace AgentAssist.Core;

/// <summary>What a request must look like. Each rule refuses with a reason and the name of the field at fault.</summary>
internal static class RequestRules
{
    /// <summary>Identifiers are 1 to 128 visible ASCII characters.</summary>
    public const int MaxIdLength = 128;

    /// <summary>Request ids are 1 to 64 visible ASCII characters.</summary>
    public const int MaxRequestIdLength = 64;

    public static void RequestId(string value)
    {
        if (!IsVisibleAscii(value, MaxRequestIdLength))
        {
            throw new AssistException(
                ErrorReason.RequestIdInvalid,
                $"request_id must be 1 to {MaxRequestIdLength} visible ASCII characters; this one has {value.Length}.",
                "request_id");
        }
    }

    public static void Id(string value, string field)
    {
        Required(value, field);
        if (!IsVisibleAscii(value, MaxIdLength))
        {
            throw Invalid(field, $"must be 1 to {MaxIdLength} visible ASCII characters");
        }
    }

    public static void OptionalId(string value, string field)
    {
        if (value.Length > 0)
        {
            Id(value, field);
        }
    }

    public static void Required(string value, string field)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new AssistException(ErrorReason.FieldRequired, $"{field} must not be empty or blank.", field);
        }
    }

    public static void Text(string value, string field, int maxLength)
    {
        Required(value, field);
        MaxLength(value, field, maxLength);
    }

    public static void MaxLength(string value, string field, int maxLength)
    {
        if (value.Length > maxLength)
        {
            throw new AssistException(
                ErrorReason.TextTooLong,
                $"{field} has {value.Length} UTF-16 code units; at most {maxLength} are allowed.",
                field).With("limit", maxLength).With("length", value.Length);
        }
    }

    /// <summary>A name on one line: a queue, a kind, a reference. Databases and logs take no control characters.</summary>
    public static void Label(string value, string field, int maxLength)
    {
        MaxLength(value, field, maxLength);
        if (value.Any(char.IsControl))
        {
            throw Invalid(field, "must not contain control characters");
        }
    }

    public static void Defined<T>(T value, string field)
        where T : struct, Enum
    {
        if (EqualityComparer<T>.Default.Equals(value, default))
        {
            throw new AssistException(ErrorReason.FieldRequired, $"{field} must be stated.", field);
        }

        KnownOrUnspecified(value, field);
    }

    public static void KnownOrUnspecified<T>(T value, string field)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw Invalid(field, $"has the unknown value {value:d}");
        }
    }

    public static void Attributes(IDictionary<string, string> values, string field, int maxCount)
    {
        if (values.Count > maxCount)
        {
            throw Invalid(field, $"has {values.Count} entries; at most {maxCount} are allowed");
        }

        foreach (var (key, value) in values)
        {
            if (string.IsNullOrWhiteSpace(key) || key.Length > 64 || value.Length > 512)
            {
                throw Invalid(field, "needs keys of 1 to 64 and values of at most 512 characters");
            }
        }
    }

    /// <summary>Returns the page size to use: <paramref name="requested"/>, or 100 where it is 0.</summary>
    public static int PageSize(int requested) => requested switch
    {
        0 => 100,
        < 0 or > 1000 => throw Invalid("page_size", "must be 1 to 1,000, or 0 for 100"),
        _ => requested,
    };

    public static AssistException Invalid(string field, string what) =>
        new(ErrorReason.FieldInvalid, $"{field} {what}.", field);

    /// <summary>Whether a value is 1 to <paramref name="maxLength"/> visible ASCII characters.</summary>
    public static bool IsVisibleAscii(string value, int maxLength) =>
        value.Length >= 1 && value.Length <= maxLength && !value.AsSpan().ContainsAnyExceptInRange('!', '~');
}
