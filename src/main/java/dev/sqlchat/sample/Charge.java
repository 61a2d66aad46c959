package dev.sqlchat.sample;

/**
 * One daily line of a resource's bill.
 *
 * @param daily quantity of an ordinary day
 * @param price of one unit in USD
 * @param elastic whether the quantity follows demand: the rhythm of the week and the growth of the business
 * @param attended whether it runs only while the resource is running, and outside production only on working days
 */
record Charge(Meter meter, double daily, double price, boolean elastic, boolean attended) {}
