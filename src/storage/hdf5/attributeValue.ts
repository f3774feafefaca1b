/** An attribute, as far as this program looks at attributes. */
export type AttributeValue = string | number | boolean | readonly number[] | readonly string[] | readonly boolean[];
